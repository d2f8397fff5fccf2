import { notFound, ok } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import { newCustomer, permitted } from '../customers/customer.ts'
import { iso } from '../events/timestamp.ts'
import { isRecord, textOf } from '../json.ts'
import { premiumMissing } from '../organizations/premium.ts'
import { invoiceColumns, invoiceJson } from './invoice.ts'

const badRequest = (code: string): Answer => ({
  status: 400,
  body: JSON.stringify({ status: 400, error: `BadRequest: ${code}` }),
})

/** `POST /invoices/preview`: the plan's own price and nothing else; stores nothing (premium). */
export const previewInvoice = ({ organization, body, now }: Call): Answer => {
  const refusal = premiumMissing(organization)
  if (refusal) return refusal
  const sent = isRecord(body) ? body : {}
  if ('coupons' in sent && !Array.isArray(sent.coupons)) return badRequest('coupons_must_be_an_array')
  if ('subscriptions' in sent && !isRecord(sent.subscriptions))
    return badRequest('subscriptions_must_be_an_object')
  const person = isRecord(sent.customer) ? sent.customer : {}
  const known = organization.customers.get(textOf(person.external_id) ?? '')
  if (textOf(person.external_id) !== null && !known) return notFound('customer')
  const plan = organization.plans.find(({ code }) => code === textOf(sent.plan_code))
  if (!plan && !isRecord(sent.subscriptions)) return notFound('plan')
  const at = iso(now)
  const customer = known ?? { ...newCustomer('', 0, at), ...permitted(person) }
  const totals = { fees: plan?.amountCents ?? 0, taxes: 0, currency: plan?.currency ?? 'USD' }
  const invoice = {
    ...invoiceColumns(customer, 'subscription', 0, totals, now),
    lago_id: '',
    created_at: at,
    number: '',
    $customerJson: customer,
  }
  return ok({ invoice: { ...invoiceJson(invoice, organization, now), lago_id: null, fees: [] } })
}
