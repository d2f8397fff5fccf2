import { getRetention, setRetention } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { readCallDetailsDays, saveCallDetailsDays } from './queries/call-details-days.ts'

/** `/settings/retention`: how long details of calls are kept. A job of every day throws the older ones away. */
export const retentionRoutes =
  ({ db }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.route({
      ...getRetention,
      handler: async () => ({ callDetailsDays: await readCallDetailsDays(db) }),
    })
    app.route({
      ...setRetention,
      handler: async ({ body }) => {
        await saveCallDetailsDays(db, body.callDetailsDays)
        return body
      },
    })
  }
