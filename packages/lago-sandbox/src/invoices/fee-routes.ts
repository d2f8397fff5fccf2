import { invalid, notAllowed, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { isRecord, textOf } from '../json.ts'
import { page } from '../paging.ts'
import { type Row, shown } from '../resources/row.ts'
import { unwrap } from '../wrapper.ts'

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

const columns = {
  external_customer_id: 'external_customer_id',
  external_subscription_id: 'external_subscription_id',
  event_transaction_id: 'event_transaction_id',
  currency: 'amount_currency',
  payment_status: 'payment_status',
} as const

const itemFilters = { fee_type: 'type', billable_metric_code: 'code' } as const

const passes = (fee: Row, query: URLSearchParams): boolean =>
  Object.entries(columns).every(([name, column]) => [null, '', fee[column]].includes(query.get(name))) &&
  Object.entries(itemFilters).every(([name, column]) =>
    [null, '', isRecord(fee.item) ? fee.item[column] : null].includes(query.get(name)),
  ) &&
  ['created', 'succeeded', 'failed', 'refunded'].every((name) => {
    const [from, to] = [query.get(`${name}_at_from`), query.get(`${name}_at_to`)]
    const at = textOf(fee[`${name}_at`])
    return (from === null || (at !== null && at >= from)) && (to === null || (at !== null && at <= to))
  })

const list = ({ organization, query }: Call): Answer => {
  const { items, meta } = page(
    organization.rows.of('fee').filter((fee) => passes(fee, query)),
    query,
  )
  return ok({ fees: items.map(shown), meta })
}

const one = '/fees/:lago_id'
const resource = 'fee'

export const feeOperations: readonly Operation[] = [
  { method: 'GET', path: '/fees', resource, handle: list },
  { method: 'GET', path: one, resource, handle: on((fee) => ok({ fee: shown(fee) })) },
  { method: 'PUT', path: one, resource, handle: update },
  { method: 'DELETE', path: one, resource, handle: remove },
]
