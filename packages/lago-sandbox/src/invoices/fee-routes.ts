import { invalid, notAllowed, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { isRecord, textOf } from '../json.ts'
import { among, amongOnly, moments } from '../lists/filter.ts'
import { answerList, type List } from '../lists/list.ts'
import { type Row, shown } from '../resources/row.ts'
import { unwrap } from '../wrapper.ts'

/** lago-api:app/models/fee.rb */
const types = ['charge', 'add_on', 'subscription', 'credit', 'commitment', 'fixed_charge']
const statuses = ['pending', 'succeeded', 'failed', 'refunded']

const on =
  (act: (fee: Row, call: Call) => Answer) =>
  (call: Call): Answer => {
    const fee = call.organization.rows.find('fee', 'lago_id', call.params.lago_id)
    return fee ? act(fee, call) : notFound('fee')
  }

const isInvoiced = (fee: Row): boolean => fee.lago_invoice_id !== null

/** Marks an instant fee; one that is on an invoice cannot be marked (lago-api:app/services/fees/update_service.rb). */
const update = (call: Call): Answer => {
  const wrapped = unwrap(call.body, 'fee')
  if ('refusal' in wrapped) return wrapped.refusal
  return on((fee) => {
    const status = textOf(wrapped.fields.payment_status) ?? ''
    if (!statuses.includes(status)) return invalid({ payment_status: ['value_is_invalid'] })
    if (isInvoiced(fee)) return notAllowed('invoiced_fee')
    fee.payment_status = status
    if (status !== 'pending') fee[`${status}_at`] = iso(call.now)
    return ok({ fee: shown(fee) })
  })(call)
}

const remove = on((fee, { organization }) => {
  if (isInvoiced(fee)) return notAllowed('invoiced_fee')
  organization.rows.remove('fee', fee)
  return ok({ fee: shown(fee) })
})

const item = (fee: Row, column: string): unknown => (isRecord(fee.item) ? fee.item[column] : null)

/** lago-api:app/queries/fees_query.rb */
const fees: List<Row> = {
  plural: 'fees',
  filters: [
    among('external_customer_id', ({ external_customer_id }) => external_customer_id),
    among('external_subscription_id', ({ external_subscription_id }) => external_subscription_id),
    among('event_transaction_id', ({ event_transaction_id }) => event_transaction_id),
    among('currency', ({ amount_currency }) => amount_currency),
    among('billable_metric_code', (fee) => item(fee, 'code')),
    amongOnly('fee_type', types, (fee) => item(fee, 'type')),
    amongOnly('payment_status', statuses, ({ payment_status }) => payment_status),
    moments('created_at', ({ created_at }) => created_at),
    moments('succeeded_at', ({ succeeded_at }) => succeeded_at),
    moments('failed_at', ({ failed_at }) => failed_at),
    moments('refunded_at', ({ refunded_at }) => refunded_at),
  ],
  show: shown,
}

/** The only list that begins with the oldest. */
const list = (call: Call): Answer => answerList(fees, call.organization.rows.of('fee').toReversed(), call)

const one = '/fees/:lago_id'
const resource = 'fee'

export const feeOperations: readonly Operation[] = [
  { method: 'GET', path: '/fees', resource, handle: list },
  { method: 'GET', path: one, resource, handle: on((fee) => ok({ fee: shown(fee) })) },
  { method: 'PUT', path: one, resource, handle: update },
  { method: 'DELETE', path: one, resource, handle: remove },
]
