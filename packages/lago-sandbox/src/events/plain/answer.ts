import type { PlainBatch, PlainEvent } from './batch.ts'
import { TIMESTAMP_LENGTH, writeTimestamp } from './timestamp-bytes.ts'

const bytes = (text: string): Buffer => Buffer.from(text)
const BEGIN = bytes('{"events":[')
const END = bytes(']}')
const CODE = bytes('","lago_customer_id":null,"code":"')
const TIMESTAMP = bytes('","timestamp":"')
const PROPERTIES = bytes('","precise_total_amount_cents":null,"properties":')
const NO_PROPERTIES = bytes('{}')
const SUBSCRIPTION = bytes(',"lago_subscription_id":null,"external_subscription_id":"')
const CREATED_AT = bytes('","created_at":')
const NULL = bytes('null')
const COMMA = 0x2c
const QUOTE = 0x22
const CLOSE = 0x7d
const HEX = bytes('0123456789abcdef')

/** What a store writes into the answer to a batch. */
export interface AnswerForm {
  /** The first part of every event's `lago_id`, up to its last twelve digits; null where ids are null. */
  idPrefix: string | null
  /** Unix milliseconds of `created_at`; null where it is null. */
  createdAt: number | null
}

const startOf = (idPrefix: string | null): Buffer =>
  bytes(idPrefix === null ? '{"lago_id":null,"transaction_id":"' : `{"lago_id":"${idPrefix}`)
const AFTER_ID = bytes('","transaction_id":"')
const ID_DIGITS = 12

const sizeOf = ({ events, count }: PlainBatch, fixed: number): number => {
  let size = BEGIN.length + END.length + count * fixed
  for (let at = 0; at < count; at += 1) {
    const event = events[at]
    if (event === undefined) break
    size += event.idTo - event.idFrom + event.codeTo - event.codeFrom
    size += event.subscriptionTo - event.subscriptionFrom
    size += event.propertiesTo - event.propertiesFrom || NO_PROPERTIES.length
  }
  return size
}

/** Writes one answer, byte by byte, into a buffer of exactly its size. */
class AnswerWriter {
  readonly out: Buffer
  readonly #body: Buffer
  #at = 0

  constructor(size: number, body: Buffer) {
    this.out = Buffer.allocUnsafeSlow(size)
    this.#body = body
  }

  put(piece: Uint8Array): void {
    // A loop, because for so few bytes a call of `set` costs more than the copying.
    const { out } = this
    const start = this.#at
    for (let at = 0; at < piece.length; at += 1) out[start + at] = piece[at] ?? 0
    this.#at = start + piece.length
  }

  byte(value: number): void {
    this.out[this.#at] = value
    this.#at += 1
  }

  /** A part of the body, as it was sent. */
  copy(from: number, to: number): void {
    const { out } = this
    const body = this.#body
    const shift = this.#at - from
    for (let at = from; at < to; at += 1) out[at + shift] = body[at] ?? 0
    this.#at += to - from
  }

  hex(value: number): void {
    let rest = value
    for (let digit = ID_DIGITS - 1; digit >= 0; digit -= 1) {
      this.out[this.#at + digit] = HEX[rest % 16] ?? 0
      rest = Math.floor(rest / 16)
    }
    this.#at += ID_DIGITS
  }

  timestamp(milliseconds: number): void {
    writeTimestamp(this.out, this.#at, milliseconds)
    this.#at += TIMESTAMP_LENGTH
  }
}

/** The answer to a batch that was stored from position `first` on; the same bytes as `eventJson` would make. */
export const plainAnswer = (
  batch: PlainBatch,
  first: number,
  { idPrefix, createdAt }: AnswerForm,
): Buffer => {
  const start = startOf(idPrefix)
  const created = Buffer.alloc(createdAt === null ? NULL.length : TIMESTAMP_LENGTH + 2, QUOTE)
  if (createdAt === null) NULL.copy(created)
  else writeTimestamp(created, 1, createdAt)
  const idLength = idPrefix === null ? 0 : ID_DIGITS + AFTER_ID.length
  const fixed =
    [start, CODE, TIMESTAMP, PROPERTIES, SUBSCRIPTION, CREATED_AT, created].reduce(
      (sum, { length }) => sum + length,
      0,
    ) +
    idLength +
    TIMESTAMP_LENGTH +
    1
  const writer = new AnswerWriter(sizeOf(batch, fixed) + batch.count - 1, batch.bytes)
  const writeEvent = (event: PlainEvent, position: number): void => {
    writer.put(start)
    if (idPrefix !== null) {
      writer.hex(position)
      writer.put(AFTER_ID)
    }
    writer.copy(event.idFrom, event.idTo)
    writer.put(CODE)
    writer.copy(event.codeFrom, event.codeTo)
    writer.put(TIMESTAMP)
    writer.timestamp(Math.floor(event.micros / 1000))
    writer.put(PROPERTIES)
    if (event.propertiesTo === 0) writer.put(NO_PROPERTIES)
    else writer.copy(event.propertiesFrom, event.propertiesTo)
    writer.put(SUBSCRIPTION)
    writer.copy(event.subscriptionFrom, event.subscriptionTo)
    writer.put(CREATED_AT)
    writer.put(created)
    writer.byte(CLOSE)
  }
  writer.put(BEGIN)
  for (let at = 0; at < batch.count; at += 1) {
    const event = batch.events[at]
    if (event === undefined) break
    if (at > 0) writer.byte(COMMA)
    writeEvent(event, first + at)
  }
  writer.put(END)
  return writer.out
}
