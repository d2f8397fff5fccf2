import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { exportRoute } from './export-route.ts'
import type { AttentionDeps } from './place.ts'
import { setAsideRoutes } from './set-aside-routes.ts'
import { unknownRoutes } from './unknown-routes.ts'

/** What waits for a person: records that were set aside, and those whose outcome is unknown. */
export const attentionRoutes =
  (deps: AttentionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(setAsideRoutes(deps))
    await app.register(exportRoute(deps))
    await app.register(unknownRoutes(deps))
  }
