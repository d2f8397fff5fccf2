import { isRecord, textOf } from '../json.ts'

/** The permitted keys of an event, read as Lago's columns would; every other key is dropped without a word. */
export interface EventFields {
  transactionId: string | null
  code: string | null
  externalSubscriptionId: string | null
  /** As sent; see timestamp.ts. */
  timestamp: unknown
  /** Decimal text. */
  preciseTotalAmountCents: string | null
  /** JSON text of the properties object, in the order they were sent. */
  properties: string
}

/** An event that passed the validation of its store. */
export interface AcceptedEvent {
  transactionId: string
  code: string
  /** Null where it was not sent: then Postgres protects from no duplicate. */
  externalSubscriptionId: string | null
  /** Microseconds since 1970. */
  timestampMicros: number
  preciseTotalAmountCents: string | null
  /** JSON text, keys in the order they were sent; integers of any length keep their digits. */
  properties: string
}

/** An event as a store holds it. */
export interface StoredEvent extends AcceptedEvent {
  /** Unix milliseconds. */
  receivedAt: number
}

const amountText = (value: unknown): string | null => {
  const text = textOf(value)
  if (text === null || text.trim() === '') return null
  const number = /^\s*-?\d+(\.\d+)?/.exec(text)?.[0].trim() ?? '0'
  return number.includes('.') ? number : `${number}.0`
}

/** Reads one event object. `properties` other than an object is dropped to `{}`. */
export const readEvent = (item: Record<string, unknown>): EventFields => ({
  transactionId: textOf(item.transaction_id),
  code: textOf(item.code),
  externalSubscriptionId: textOf(item.external_subscription_id),
  timestamp: item.timestamp,
  preciseTotalAmountCents: amountText(item.precise_total_amount_cents),
  properties: isRecord(item.properties) ? JSON.stringify(item.properties) : '{}',
})
