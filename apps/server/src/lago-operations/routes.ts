import { listLagoOperations } from '@ferry/contract'
import { operations } from '@ferry/core'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

/** `GET /lago/operations`: the catalogue, as the wizard's templates know it. */
export const lagoOperationRoutes = (): FastifyPluginAsyncZod => async (app) => {
  const answer = operations.map((operation) => ({
    ...operation,
    pathParameters: [...operation.pathParameters],
    query: [...operation.query],
    options: [...operation.options],
    fields: [...operation.fields],
    warnings: [...operation.warnings],
  }))
  app.route({ ...listLagoOperations, handler: async () => answer })
}
