import { type AuditEntry, acts } from '@ferry/contract'
import { z } from 'zod'
import type { Sql } from '../../db/database.ts'
import { parsePositions } from '../../engine/ranges/positions.ts'
import { readNumberCursor } from '../../http/cursor.ts'

const Row = z.object({
  id: z.number(),
  at: z.date(),
  who: z.string(),
  act: z.enum(acts),
  destination_id: z.string(),
  destination_name: z.string(),
  positions: z.string(),
  record_count: z.number(),
  why: z.string(),
})

/** So many runs of offsets are told of one act; the count is that of all. */
const toldRuns = 1_000

/** What people did, newest first; with `destinationId`, to that one. */
export const readAudit = async (
  db: Sql,
  {
    destinationId,
    cursor,
    limit,
  }: { destinationId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: AuditEntry[]; next: string | null }> => {
  const rows = await db.query(
    `select id, at, who, act, destination_id, destination_name, positions::text, record_count, why from audit
     where ($1::uuid is null or destination_id = $1) and ($2::bigint is null or id < $2) order by id desc limit $3`,
    [destinationId ?? null, readNumberCursor(cursor), limit + 1],
  )
  const items = z.array(Row).parse(rows.slice(0, limit))
  return {
    items: items.map(({ id, at, destination_id, destination_name, positions, record_count, ...row }) => ({
      ...row,
      id: String(id),
      at: at.toISOString(),
      destination: { id: destination_id, name: destination_name },
      records: parsePositions(positions).slice(0, toldRuns),
      recordCount: record_count,
    })),
    next: rows.length > limit ? String(items.at(-1)?.id) : null,
  }
}
