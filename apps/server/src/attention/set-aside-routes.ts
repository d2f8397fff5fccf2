import {
  discardSetAside,
  editSetAside,
  getSetAside,
  listSetAside,
  listSetAsideGroups,
  renewSetAside,
  restoreSetAside,
  retrySetAside,
} from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readNumberCursor } from '../http/cursor.ts'
import { whoOf } from '../http/who.ts'
import { asideDetail } from './details.ts'
import { editRecord } from './edit-record.ts'
import { sendUnderNewIds } from './new-ids.ts'
import type { AttentionDeps } from './place.ts'
import { placeOf, withTexts } from './place.ts'
import { readAsideGroups, readAsideRows } from './queries/aside-rows.ts'
import { discard, restore, retry } from './set-aside-acts.ts'

/** `/destinations/:id/set-aside`: records that need a person, and what people do with them. */
export const setAsideRoutes =
  ({ db, engine }: AttentionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.route({
      ...listSetAside,
      handler: async ({ params, query }) => {
        const place = await placeOf(db, params.id)
        const { cursor, limit } = query
        const after = readNumberCursor(cursor)
        const rows = await readAsideRows(db, params.id, { ...query, after, limit: limit + 1 })
        const items = await withTexts(db, place, rows.slice(0, limit))
        return { items, next: rows.length > limit ? String(items.at(-1)?.offset) : null }
      },
    })
    app.route({
      ...listSetAsideGroups,
      handler: async ({ params, query }) => {
        const place = await placeOf(db, params.id)
        const { items, next } = await readAsideGroups(db, params.id, query)
        const samples = await withTexts(
          db,
          place,
          items.map(({ sample }) => sample),
        )
        return {
          items: items.flatMap((group, index) => {
            const sample = samples[index]
            return sample ? [{ ...group, sample }] : []
          }),
          next,
        }
      },
    })
    app.route({
      ...getSetAside,
      handler: async ({ params }) => asideDetail(db, await placeOf(db, params.id), params.offset),
    })
    app.route({
      ...editSetAside,
      handler: async (request) => {
        const { params, body } = request
        const { id, offset } = params
        await editRecord(db, { ...body, destinationId: id, offset, who: whoOf(request) })
        return asideDetail(db, await placeOf(db, id), offset)
      },
    })
    app.route({
      ...retrySetAside,
      handler: async (request) => {
        const { params, body } = request
        const result = await retry(db, { ...body, destinationId: params.id, who: whoOf(request) })
        engine.wake(params.id)
        return result
      },
    })
    app.route({
      ...renewSetAside,
      handler: async (request) => {
        const { params, body } = request
        const result = await sendUnderNewIds(db, { ...body, destinationId: params.id, who: whoOf(request) })
        engine.wake(params.id)
        return result
      },
    })
    app.route({
      ...discardSetAside,
      handler: (request) =>
        discard(db, { ...request.body, destinationId: request.params.id, who: whoOf(request) }),
    })
    app.route({
      ...restoreSetAside,
      handler: (request) =>
        restore(db, { ...request.body, destinationId: request.params.id, who: whoOf(request) }),
    })
  }
