import { listReplays, replayRecords } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type AttentionDeps, placeOf } from '../attention/place.ts'
import { idempotently } from '../http/idempotent.ts'
import { ProblemError } from '../http/problem-error.ts'
import { whoOf } from '../http/who.ts'
import { readReplays } from './queries/replay-rows.ts'
import { replay } from './replay.ts'

/** `/destinations/:id/replay`: delivered records that somebody sends again. */
export const replayRoutes =
  ({ db, engine }: AttentionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.route({
      ...listReplays,
      handler: async ({ params, query }) => {
        await placeOf(db, params.id)
        return readReplays(db, params.id, query)
      },
    })
    app.route({
      ...replayRecords,
      handler: async (request, reply) => {
        const { params, body, headers } = request
        const key = [headers['idempotency-key']].flat()[0]
        const call = { scope: `replay ${params.id}`, key, request: body, abandoned }
        const made = await idempotently(db, call, async () => {
          await replay(db, { ...body, destinationId: params.id, who: whoOf(request) })
          const { items } = await readReplays(db, params.id, { limit: 1 })
          const [newest] = items
          if (!newest) throw new ProblemError('not_found', 'The destination was deleted meanwhile.')
          return newest
        })
        engine.wake(params.id)
        return reply.code(201).send(made)
      },
    })
  }

const abandoned =
  'This replay was asked for before, and Ferry ended while it was at it. Look at the list of replays whether it is there; if not, ask with another Idempotency-Key.'
