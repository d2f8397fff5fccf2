import { Readable } from 'node:stream'
import { exportSetAside, type SetAside } from '@ferry/contract'
import { stringify } from 'csv-stringify/sync'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Sql } from '../db/database.ts'
import { type AttentionDeps, placeOf, withTexts } from './place.ts'
import { type AsideFilter, readAsideRows } from './queries/aside-rows.ts'

/** So many records are in memory at once. */
const atOnce = 500
const columns = [
  'offset',
  'code',
  'field',
  'sentence',
  'status',
  'revision',
  'mayBeStored',
  'at',
  'record',
] as const

/** All set-aside records with their reasons, as a download that is read as fast as it is taken. */
export const exportRoute =
  ({ db }: AttentionDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.route({
      ...exportSetAside,
      handler: async ({ params, query }, reply) => {
        const place = await placeOf(db, params.id)
        const { type, write } = formats[query.format]
        const name = `set-aside-${params.id}.${query.format}`
        reply.header('content-disposition', `attachment; filename="${name}"`).type(type)
        return reply.send(Readable.from(chunks(db, place, query, write)))
      },
    })
  }

async function* chunks(
  db: Sql,
  place: { id: string; nexsetId: string },
  filter: AsideFilter,
  write: (items: readonly SetAside[], isFirst: boolean) => string,
) {
  let after: number | null = null
  do {
    const rows = await readAsideRows(db, place.id, { ...filter, after, limit: atOnce })
    const text = write(await withTexts(db, place, rows), after === null)
    if (text !== '') yield text
    after = rows.length === atOnce ? (rows.at(-1)?.offset ?? null) : null
  } while (after !== null)
}

/** The record stays its own JSON text: as JSON in NDJSON, digit for digit, as one cell in CSV. */
const formats = {
  ndjson: {
    type: 'application/x-ndjson; charset=utf-8',
    write: (items: readonly SetAside[]) =>
      items
        .map(({ text, callId: _, run: __, discardedAt: ___, ...item }) => {
          const head = JSON.stringify(item)
          return `${head.slice(0, -1)},"record":${text}}\n`
        })
        .join(''),
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    write: (items: readonly SetAside[], isFirst: boolean) =>
      stringify(
        items.map(({ text, ...item }) => ({ ...item, record: text })),
        // A cell that a spreadsheet would run as a formula is marked as text.
        {
          columns: [...columns],
          header: isFirst,
          escape_formulas: true,
          cast: { boolean: String },
        },
      ),
  },
} as const
