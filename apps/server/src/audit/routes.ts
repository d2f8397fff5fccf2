import { listAudit } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { readAudit } from './queries/audit-rows.ts'

/** `GET /audit`: what people did. It cannot be written through the API. */
export const auditRoutes =
  ({ db }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.route({ ...listAudit, handler: ({ query }) => readAudit(db, query) })
  }
