import { notAllowed, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { balanceOf, isOverdue } from '../invoices/amounts.ts'
import { invoiceBase } from '../invoices/invoice.ts'
import { textOf } from '../json.ts'
import { among, billingEntities, ofCustomer } from '../lists/filter.ts'
import { answerList, type List } from '../lists/list.ts'
import type { Organization } from '../organizations/organization.ts'
import { premiumMissing } from '../organizations/premium.ts'
import { type Row, shown } from '../resources/row.ts'
import { unwrap } from '../wrapper.ts'

const json = (row: Row, organization: Organization, now: number) => ({
  ...shown(row),
  customer: organization.customers.get(String(row.$customer)) ?? null,
  invoices: (row.$invoices as string[]).flatMap((id) => {
    const invoice = organization.rows.find('invoice', 'lago_id', id)
    return invoice ? [invoiceBase(invoice, organization, now)] : []
  }),
})

const stateRefusal = (invoices: readonly Row[], now: number): Answer | undefined => {
  if (!invoices.every((invoice) => isOverdue(invoice, now))) return notAllowed('invoices_not_overdue')
  const currencies = new Set(invoices.map(({ currency }) => currency))
  return currencies.size > 1 ? notAllowed('invoices_have_different_currencies') : undefined
}

/** Asks for the overdue invoices named; each repeat asks again (lago-api:app/services/payment_requests/create_service.rb). */
const create = ({ organization, body, now }: Call): Answer => {
  const wrapped = unwrap(body, 'payment_request')
  if ('refusal' in wrapped) return wrapped.refusal
  const refusal = premiumMissing(organization)
  if (refusal) return refusal
  const { fields } = wrapped
  const customer = organization.customers.get(textOf(fields.external_customer_id) ?? '')
  if (!customer) return notFound('customer')
  const ids: unknown[] = Array.isArray(fields.lago_invoice_ids) ? fields.lago_invoice_ids : []
  const invoices = organization.rows
    .of('invoice')
    .filter(({ lago_id, $customer }) => ids.includes(lago_id) && $customer === customer.external_id)
  if (invoices.length === 0) return notFound('invoice')
  const wrongState = stateRefusal(invoices, now)
  if (wrongState) return wrongState
  const request = organization.rows.add(
    'payment_request',
    {
      email: textOf(fields.email) ?? textOf(customer.email) ?? '',
      amount_cents: invoices.reduce((sum, invoice) => sum + balanceOf(invoice, organization).due, 0),
      amount_currency: invoices[0]?.currency,
      payment_status: 'pending',
      $customer: customer.external_id,
      $billingEntity: invoices[0]?.billing_entity_code,
      $invoices: invoices.map(({ lago_id }) => lago_id),
    },
    iso(now),
  )
  organization.effects.paymentRequestsCreated += 1
  organization.announce('payment_request.created', 'payment_request', json(request, organization, now))
  return ok({ payment_request: json(request, organization, now) })
}

/** lago-api:app/queries/payment_requests_query.rb */
const paymentRequests: List<Row> = {
  plural: 'payment_requests',
  filters: [
    ofCustomer(({ $customer }) => $customer),
    billingEntities(({ $billingEntity }) => $billingEntity),
    among('payment_status', ({ payment_status }) => payment_status),
    among('currency', ({ amount_currency }) => amount_currency),
  ],
  show: (row, { organization, now }) => json(row, organization, now),
}

const list = (call: Call): Answer =>
  answerList(paymentRequests, call.organization.rows.of('payment_request'), call)

const read = ({ organization, params, now }: Call): Answer => {
  const row = organization.rows.find('payment_request', 'lago_id', params.lago_id)
  return row ? ok({ payment_request: json(row, organization, now) }) : notFound('payment_request')
}

const resource = 'payment_request'
export const paymentRequestOperations: readonly Operation[] = [
  { method: 'POST', path: '/payment_requests', resource, handle: create },
  { method: 'GET', path: '/payment_requests', resource, handle: list },
  { method: 'GET', path: '/customers/:external_id/payment_requests', resource, handle: list },
  { method: 'GET', path: '/payment_requests/:lago_id', resource, handle: read },
]
