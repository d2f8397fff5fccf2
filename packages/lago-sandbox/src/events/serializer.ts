import type { AcceptedEvent } from './event.ts'
import { iso } from './timestamp.ts'

/** Ids and codes are nearly always plain, and then quoting them is all there is to do. */
const plain = /^[\w .:/@+-]*$/

const text = (value: string | null): string => {
  if (value === null) return 'null'
  return plain.test(value) ? `"${value}"` : JSON.stringify(value)
}

/**
 * The JSON text of one event as Lago answers it (lago-api:app/serializers/v1/event_serializer.rb). Written by hand
 * because `properties` is text already and batches are the sandbox's hot path.
 */
export const eventJson = (
  event: AcceptedEvent,
  lagoId: string | null,
  createdAt: number | null,
  properties: string = event.properties,
): string =>
  `{"lago_id":${text(lagoId)},"transaction_id":${text(event.transactionId)},"lago_customer_id":null,"code":${text(event.code)},` +
  `"timestamp":"${iso(event.timestampMicros / 1000)}","precise_total_amount_cents":${text(event.preciseTotalAmountCents)},` +
  `"properties":${properties},"lago_subscription_id":null,"external_subscription_id":${text(event.externalSubscriptionId)},` +
  `"created_at":${createdAt === null ? 'null' : `"${iso(createdAt)}"`}}`
