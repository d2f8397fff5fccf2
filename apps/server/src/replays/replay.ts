import type { ReplayedRecords } from '@ferry/contract'
import { plan, resend } from '@ferry/core'
import type { z } from 'zod'
import { configVersions, readEdited } from '../attention/versions.ts'
import type { Db, Sql } from '../db/database.ts'
import { type LockedDestination, lockDestination } from '../destinations/queries/locked-destination.ts'
import { countOf, offsetsOf, type Span, spansText } from '../engine/ranges/positions.ts'
import { ProblemError } from '../http/problem-error.ts'
import { answerIntents } from '../intents/answer-intents.ts'
import { contentOf, intentOperation } from '../intents/intent-operation.ts'
import { billingEffect } from './billing-effect.ts'
import { insertReplay } from './queries/insert-replay.ts'
import { replayable } from './queries/replayable.ts'

/** Of calls that take effect each time, so many may be repeated at once: each is confirmed by itself. */
const mostMoneyCalls = 10_000
const sampled = 20

interface ReplayOrder {
  destinationId: string
  records: z.output<typeof ReplayedRecords>
  confirmed: boolean
  who: string
  why: string
}

/**
 * Sends delivered records again, as a run with its own counts. Throws `confirmation_required`, which states the billing
 * effect, until it is confirmed, and `state_forbids` where nothing of it was delivered.
 */
export const replay = (db: Db, order: ReplayOrder): Promise<void> =>
  db.transaction(async (tx) => {
    const destination = await lockDestination(tx, order.destinationId)
    const spans = await replayable(tx, destination, order.records)
    if (spans.length === 0) throw new ProblemError('state_forbids', nothingThere)
    if (!order.confirmed) throw await effectOfReplay(tx, destination, spans)
    await permitMoneyCalls(tx, destination, spans)
    await insertReplay(tx, destination, spans, order)
    await tx.query(`select pg_notify('destination', $1)`, [destination.id])
  })

const nothingThere =
  'None of these records was delivered, or a replay is sending them this moment, so there is nothing to send again. Nothing was sent.'

const firstOf = (spans: readonly Span[], count: number): number[] => {
  const offsets: number[] = []
  for (const { from, to } of spans) {
    for (let offset = from; offset < to && offsets.length < count; offset += 1) offsets.push(offset)
    if (offsets.length >= count) break
  }
  return offsets
}

const effectOfReplay = async (tx: Sql, destination: LockedDestination, spans: readonly Span[]) => {
  const { id, nexsetId } = destination
  const offsets = firstOf(spans, sampled)
  const records = [...(await readEdited(tx, destination, offsets)).values()]
  const versionOf = configVersions(tx, id)
  const numbers = await tx.query<{ config_number: number }>(
    `select distinct config_number from range
     where destination_id = $1 and run = 0 and positions && $2::int8multirange order by 1`,
    [id, spansText(spans)],
  )
  const before = await Promise.all(numbers.map((row) => versionOf(row.config_number)))
  const now = await versionOf(null)
  const [credential] = await tx.query<{ event_store: 'postgres' | 'clickhouse' | null }>(
    'select event_store from credential where id = $1',
    [destination.credentialId],
  )
  const eventStore = credential?.event_store ?? null
  const effect = billingEffect({ nexsetId, count: countOf(spans), records, before, now, eventStore })
  return new ProblemError('confirmation_required', `${effect} Nothing was sent.`)
}

/** Each call that repeats its effect may be made once more, by whoever comes first. */
const permitMoneyCalls = async (tx: Sql, destination: LockedDestination, spans: readonly Span[]) => {
  const { config, nexsetId, baseUrl } = destination
  const context = { nexsetId, baseUrl }
  const sample = await readEdited(tx, destination, firstOf(spans, sampled))
  const { requests } = plan(config, [...sample.values()], context)
  if (!requests.some((request) => resend(request) === 'C')) return
  if (countOf(spans) > mostMoneyCalls)
    throw new ProblemError(
      'invalid_input',
      `These calls take effect each time, so at most ${mostMoneyCalls.toLocaleString('en')} records are replayed at once. Nothing was sent. Choose fewer.`,
    )
  const records = await readEdited(tx, destination, offsetsOf(spans))
  const intents = [...records].flatMap(([offset, record]) => {
    const [request] = plan(config, [record], context).requests
    return request
      ? [{ offset, operation: intentOperation(request, baseUrl), content: contentOf(request) }]
      : []
  })
  await answerIntents(tx, destination, intents, 'confirmed')
}
