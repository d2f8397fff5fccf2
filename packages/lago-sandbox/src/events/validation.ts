import { LagoCrash } from '../call.ts'
import { isBlank } from '../json.ts'
import type { AcceptedEvent, EventFields } from './event.ts'
import { fitsPostgres, parseTimestamp } from './timestamp.ts'

/** Field → codes, or the sentence of a failed metric expression. */
export type EventErrors = Record<string, string[]> | string

/** The metric of this code has an expression that cannot be evaluated. */
export const FAILING_EXPRESSION = 'fault_expression'

const presence = ({ transactionId, code }: EventFields): Record<string, string[]> | undefined => {
  const errors: Record<string, string[]> = {}
  if (isBlank(transactionId)) errors.transaction_id = ['value_is_mandatory']
  if (isBlank(code)) errors.code = ['value_is_mandatory']
  return Object.keys(errors).length > 0 ? errors : undefined
}

const refuseWhatPostgresCannotHold = (event: AcceptedEvent): void => {
  const { transactionId, code, externalSubscriptionId, properties } = event
  if (!fitsPostgres(event.timestampMicros)) throw new LagoCrash('timestamp out of range')
  if (
    transactionId.includes('\0') ||
    code.includes('\0') ||
    externalSubscriptionId?.includes('\0') ||
    properties.includes('\\u0000')
  ) {
    throw new LagoCrash('a text with a NUL character')
  }
}

/**
 * Validates one event. A bad timestamp hides every other error of its item; only `transaction_id` and `code` are
 * mandatory; unknown codes and subscriptions pass. On ClickHouse the single endpoint skips the presence check
 * (`unchecked`). Throws LagoCrash for what Lago answers with a 500. (lago-api:app/services/events/create_service.rb,
 * create_batch_service.rb, app/models/event.rb)
 */
export const validate = (
  fields: EventFields,
  store: 'postgres' | 'clickhouse',
  now: number,
  unchecked = false,
): { event: AcceptedEvent } | { errors: EventErrors } => {
  const micros = parseTimestamp(fields.timestamp, now)
  if (micros === 'crash') throw new LagoCrash('timestamp is not a number')
  if (micros === 'invalid_format') return { errors: { timestamp: ['invalid_format'] } }
  if (fields.code === FAILING_EXPRESSION) {
    return { errors: 'expression_evaluation_failed: Variable: b not found' }
  }
  const errors = unchecked ? undefined : presence(fields)
  if (errors) return { errors }
  const event = {
    transactionId: fields.transactionId ?? '',
    code: fields.code ?? '',
    externalSubscriptionId: fields.externalSubscriptionId,
    timestampMicros: micros,
    preciseTotalAmountCents: fields.preciseTotalAmountCents,
    properties: fields.properties,
  }
  if (store === 'postgres') refuseWhatPostgresCannotHold(event)
  return { event }
}
