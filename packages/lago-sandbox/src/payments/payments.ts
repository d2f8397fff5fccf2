import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { balanceOf } from '../invoices/amounts.ts'
import { isBlank, textOf } from '../json.ts'
import { among, ofCustomer } from '../lists/filter.ts'
import { answerList, type List } from '../lists/list.ts'
import { premiumMissing } from '../organizations/premium.ts'
import { isJsonInteger } from '../resources/field.ts'
import { type Row, shown } from '../resources/row.ts'
import { unwrap } from '../wrapper.ts'

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))

const errorsOf = (fields: Record<string, unknown>, due: number): Record<string, string[]> | undefined => {
  const paidAt = textOf(fields.paid_at)
  if (!isBlank(paidAt) && !isDate(paidAt)) return { paid_at: ['invalid_date'] }
  if (!isJsonInteger(fields.amount_cents)) return { amount_cents: ['invalid_value'] }
  const reference = textOf(fields.reference)
  if (isBlank(reference)) return { reference: ['value_is_mandatory'] }
  if (reference.length > 40) return { reference: ['value_is_too_long'] }
  const amount = Number(fields.amount_cents)
  return amount <= 0 || amount > due ? { amount_cents: ['value_is_out_of_range'] } : undefined
}

/** The columns of a payment by hand; nothing about a provider is known of one. */
const columnsOf = (invoice: Row, fields: Record<string, unknown>, customerId: string) => ({
  lago_customer_id: customerId,
  external_customer_id: invoice.$customer,
  invoice_ids: [invoice.lago_id],
  invoice_numbers: [invoice.number],
  lago_payable_id: invoice.lago_id,
  payable_type: 'Invoice',
  amount_cents: fields.amount_cents,
  amount_currency: invoice.currency,
  status: 'succeeded',
  payment_status: 'succeeded',
  type: 'manual',
  reference: textOf(fields.reference),
  payment_provider_code: null,
  payment_provider_type: null,
  external_payment_id: null,
  provider_payment_id: null,
  provider_customer_id: null,
  payment_method_id: null,
  next_action: {},
})

/**
 * `POST /payments`: records a payment made elsewhere. The reference is not unique, so a partial payment sent twice is
 * recorded twice. (lago-api:app/services/payments/manual_create_service.rb)
 */
const create = ({ organization, body, now }: Call): Answer => {
  const wrapped = unwrap(body, 'payment')
  if ('refusal' in wrapped) return wrapped.refusal
  const { fields } = wrapped
  const invoice = organization.rows.find('invoice', 'lago_id', textOf(fields.invoice_id))
  if (!invoice) return notFound('invoice')
  const refusal = premiumMissing(organization)
  if (refusal) return refusal
  const errors = errorsOf(fields, balanceOf(invoice, organization).due)
  if (errors) return invalid(errors)
  const customerId = organization.customers.get(String(invoice.$customer))?.lago_id ?? ''
  const paidAt = textOf(fields.paid_at)
  const at = isBlank(paidAt) ? iso(now) : iso(Date.parse(paidAt))
  const payment = organization.rows.add('payment', columnsOf(invoice, fields, customerId), at)
  if (balanceOf(invoice, organization).due === 0) invoice.payment_status = 'succeeded'
  const number = `${String(invoice.number)}-${organization.rows.of('payment_receipt').length + 1}`
  organization.rows.add(
    'payment_receipt',
    { number, $invoice: invoice.lago_id, payment: shown(payment) },
    iso(now),
  )
  organization.effects.paymentsCreated += 1
  return ok({ payment: shown(payment) })
}

/** lago-api:app/queries/payments_query.rb */
const payments: List<Row> = {
  plural: 'payments',
  filters: [
    ofCustomer(({ external_customer_id }) => external_customer_id),
    among('invoice_id', ({ lago_payable_id }) => lago_payable_id),
  ],
  show: shown,
}

/** lago-api:app/queries/payment_receipts_query.rb */
const receipts: List<Row> = {
  plural: 'payment_receipts',
  filters: [among('invoice_id', ({ $invoice }) => $invoice)],
  show: shown,
}

const list = (call: Call): Answer => answerList(payments, call.organization.rows.of('payment'), call)

const listReceipts = (call: Call): Answer =>
  answerList(receipts, call.organization.rows.of('payment_receipt'), call)

const read =
  (kind: 'payment' | 'payment_receipt') =>
  ({ organization, params }: Call): Answer => {
    const row = organization.rows.find(kind, 'lago_id', params.lago_id)
    return row ? ok({ [kind]: shown(row) }) : notFound(kind)
  }

const resource = 'payment'
export const paymentOperations: readonly Operation[] = [
  { method: 'POST', path: '/payments', resource, handle: create },
  { method: 'GET', path: '/payments', resource, handle: list },
  { method: 'GET', path: '/customers/:external_id/payments', resource, handle: list },
  { method: 'GET', path: '/payments/:lago_id', resource, handle: read('payment') },
  { method: 'GET', path: '/payment_receipts', resource: 'payment_receipt', handle: listReceipts },
  {
    method: 'GET',
    path: '/payment_receipts/:lago_id',
    resource: 'payment_receipt',
    handle: read('payment_receipt'),
  },
]
