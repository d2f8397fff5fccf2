import type { Answer } from '../../call.ts'
import type { Organization } from '../../organizations/organization.ts'
import type { EncodedEvent, EventLog } from '../event-log.ts'
import { type ByteHash, hashBytes, sameBytes } from '../log/hash.ts'
import { noRoomFor } from '../room.ts'
import { FAILING_EXPRESSION } from '../validation.ts'
import { plainAnswer } from './answer.ts'
import { MOST_EVENTS, PlainBatch, type PlainEvent } from './batch.ts'
import { SeenHashes } from './seen-hashes.ts'

// One of each serves all batches, because a batch is read, stored and answered before the next one has its turn.
const batch = new PlainBatch()
const highs = new Uint32Array(MOST_EVENTS)
const lows = new Uint32Array(MOST_EVENTS)
const seen = new SeenHashes()
const hash: ByteHash = { high: 0, low: 0 }
const NO_PROPERTIES = Buffer.from('{}')
const failing = Buffer.from(FAILING_EXPRESSION)
const encoded: EncodedEvent = {
  id: { bytes: NO_PROPERTIES, from: 0, to: 0 },
  code: 0,
  subscription: 0,
  micros: 0,
  amount: undefined,
  properties: { bytes: NO_PROPERTIES, from: 0, to: 0 },
  receivedAt: 0,
}

/** True where nothing but storing happens to an event: no expression to compute, no fee in advance to make. */
const onlyStores = ({ rows }: Organization): boolean =>
  !rows.of('billable_metric').some(({ expression }) => typeof expression === 'string' && expression !== '') &&
  !rows.of('charge').some(({ pay_in_advance: inAdvance }) => inAdvance === true)

const isFailing = ({ codeFrom, codeTo }: PlainEvent): boolean =>
  sameBytes(batch.bytes, codeFrom, codeTo, failing, 0, failing.length)

/** Hashes the ids of the batch; false where one may be held already, comes twice, or is bound to be refused. */
const areFresh = (log: EventLog): boolean => {
  seen.forget()
  for (let at = 0; at < batch.count; at += 1) {
    const event = batch.events[at]
    if (event === undefined || isFailing(event)) return false
    hashBytes(batch.bytes, event.idFrom, event.idTo, hash)
    if (log.mayHold(hash)) return false
    if (!seen.isNew(hash.low)) return false
    highs[at] = hash.high
    lows[at] = hash.low
  }
  return true
}

const store = (log: EventLog, receivedAt: number): void => {
  const { bytes, events, count } = batch
  const { id, properties } = encoded
  id.bytes = bytes
  encoded.receivedAt = receivedAt
  for (let at = 0; at < count; at += 1) {
    const event = events[at]
    if (event === undefined) break
    const hasProperties = event.propertiesTo > 0
    id.from = event.idFrom
    id.to = event.idTo
    encoded.code = log.codeNumber(bytes, event.codeFrom, event.codeTo)
    encoded.subscription = log.subscriptionNumber(bytes, event.subscriptionFrom, event.subscriptionTo)
    encoded.micros = event.micros
    properties.bytes = hasProperties ? bytes : NO_PROPERTIES
    properties.from = event.propertiesFrom
    properties.to = hasProperties ? event.propertiesTo : NO_PROPERTIES.length
    hash.high = highs[at] ?? 0
    hash.low = lows[at] ?? 0
    log.appendEncoded(encoded, hash, true)
  }
}

/**
 * `POST /events/batch` for the batches that make up nearly all of a load: plain bodies whose events are new and valid.
 * Stores and answers them without parsing, or does nothing and answers undefined; then `createBatch` has its say.
 */
export const createPlainBatch = (
  organization: Organization,
  body: Buffer,
  now: number,
): Answer | undefined => {
  const { events, effects } = organization
  if (!onlyStores(organization) || !batch.read(body) || batch.count > organization.batchLimit)
    return undefined
  if (noRoomFor(organization, batch.count) || !areFresh(events.log)) return undefined
  const first = events.log.size
  store(events.log, now)
  effects.eventsStored += batch.count
  const createdAt = events.kind === 'postgres' ? now : null
  return { status: 200, body: plainAnswer(batch, first, { idPrefix: events.idPrefix, createdAt }) }
}
