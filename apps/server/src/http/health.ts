import { getHealth } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { version } from '../version.ts'

/** `GET /health`, without a sign-in: what a load balancer or a script asks. */
export const healthRoutes =
  ({ db }: Pick<Deps, 'db'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.route({
      ...getHealth,
      config: { open: true },
      handler: async () => ({ status: 'ok' as const, version, database: db.engine }),
    })
  }
