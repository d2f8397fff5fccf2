import { notAllowed, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { balanceOf, isOverdue } from '../invoices/amounts.ts'
import { invoiceBase } from '../invoices/invoice.ts'
import { textOf } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import { premiumMissing } from '../organizations/premium.ts'
import { page } from '../paging.ts'
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
      $invoices: invoices.map(({ lago_id }) => lago_id),
    },
    iso(now),
  )
  organization.effects.paymentRequestsCreated += 1
  organization.announce('payment_request.created', 'payment_request', json(request, organization, now))
  return ok({ payment_request: json(request, organization, now) })
}

const list = ({ organization, params, query, now }: Call): Answer => {
  const customer = params.external_id ?? query.get('external_customer_id')
  if (customer && !organization.customers.has(customer)) return notFound('customer')
  const status = query.get('payment_status')
  const currency = query.get('currency')
  const found = organization.rows
    .of('payment_request')
    .filter(
      (row) =>
        (!customer || row.$customer === customer) &&
        (!status || row.payment_status === status) &&
        (!currency || row.amount_currency === currency),
    )
  const { items, meta } = page(found, query)
  return ok({ payment_requests: items.map((row) => json(row, organization, now)), meta })
}

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
