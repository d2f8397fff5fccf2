import { answerUnknown, answerUnknowns, getUnknown, listUnknown } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { whoOf } from '../http/who.ts'
import { type AskedOfUnknown, answerFor } from './answer.ts'
import { unknownDetail } from './details.ts'
import { type AttentionDeps, placeOf, withTexts } from './place.ts'
import { readUnknownRows } from './queries/unknown-rows.ts'

/** `/destinations/:id/unknown`: records whose effect may have happened, and what people say of them. */
export const unknownRoutes =
  ({ db, engine }: AttentionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const answer = async (asked: AskedOfUnknown) => {
      const result = await answerFor(db, asked)
      engine.wake(asked.destinationId)
      return result
    }
    app.route({
      ...listUnknown,
      handler: async ({ params, query }) => {
        const place = await placeOf(db, params.id)
        const { items, next } = await readUnknownRows(db, params.id, query)
        return { items: await withTexts(db, place, items), next }
      },
    })
    app.route({
      ...getUnknown,
      handler: async ({ params }) => unknownDetail(db, await placeOf(db, params.id), params.offset),
    })
    app.route({
      ...answerUnknown,
      handler: (request) => {
        const { id, offset } = request.params
        const records = { offsets: [offset] }
        return answer({ ...request.body, records, destinationId: id, who: whoOf(request) })
      },
    })
    app.route({
      ...answerUnknowns,
      handler: (request) =>
        answer({ ...request.body, destinationId: request.params.id, who: whoOf(request) }),
    })
  }
