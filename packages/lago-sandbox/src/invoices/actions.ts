import { invalid, notAllowed, notFound, ok } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { isRecord, textOf } from '../json.ts'
import { premiumMissing } from '../organizations/premium.ts'
import { paymentUrl, providerOf } from '../payments/provider.ts'
import type { Row } from '../resources/row.ts'
import { balanceOf } from './amounts.ts'
import { invoiceJson } from './invoice.ts'

/** What an endpoint does with the invoice its path names. */
export type InvoiceAction = (invoice: Row, call: Call) => Answer

const answer = (invoice: Row, { organization, now }: Call): Answer =>
  ok({ invoice: invoiceJson(invoice, organization, now) })

/** Only drafts can be deleted. */
export const deleteInvoice: InvoiceAction = (invoice, call) => {
  if (invoice.status !== 'draft') return notAllowed('not_deletable')
  call.organization.rows.remove('invoice', invoice)
  invoice.status = 'deleted'
  return answer(invoice, call)
}

/** 404 unless it is finalized (lago-api:app/controllers/api/v1/invoices_controller.rb). */
export const downloadInvoice: InvoiceAction = (invoice, call) => {
  if (invoice.status !== 'finalized') return notFound('invoice')
  invoice.file_url ??= `https://files.invalid/${invoice.lago_id}.pdf`
  return answer(invoice, call)
}

/** 404 unless it is a draft. */
export const finalizeInvoice: InvoiceAction = (invoice, call) => {
  if (invoice.status !== 'draft') return notFound('invoice')
  invoice.status = 'finalized'
  return answer(invoice, call)
}

/** Changes nothing but drafts, and there is nothing to calculate anew here. */
export const refreshInvoice: InvoiceAction = answer

export const retryInvoice: InvoiceAction = (invoice, call) => {
  if (invoice.status !== 'failed') return notAllowed('invalid_status')
  invoice.status = 'pending'
  return answer(invoice, call)
}

export const loseDispute: InvoiceAction = (invoice, call) => {
  if (invoice.status !== 'finalized') return notAllowed('not_disputable')
  invoice.payment_dispute_lost_at ??= iso(call.now)
  return answer(invoice, call)
}

const isPaid = (invoice: Row): boolean => invoice.payment_status === 'succeeded'

/** Each call is another attempt to charge (lago-api:app/services/invoices/payments/retry_service.rb). */
export const retryPayment: InvoiceAction = (invoice, { organization }) => {
  if (invoice.status !== 'finalized' || isPaid(invoice)) return notAllowed('invalid_status')
  organization.effects.paymentRetries += 1
  return { status: 200, body: '' }
}

export const createPaymentUrl: InvoiceAction = (invoice, { organization }) => {
  const customer = organization.customers.get(String(invoice.$customer))
  if (providerOf(customer) !== null && (invoice.status !== 'finalized' || isPaid(invoice)))
    return invalid({ base: ['invalid_invoice_status_or_payment_status'] })
  return paymentUrl(customer, 'invoice_payment_details', { lago_invoice_id: invoice.lago_id })
}

/** Finalized and unpaid, or with `generate_credit_note` (premium) any finalized one. */
export const voidInvoice: InvoiceAction = (invoice, call) => {
  const { body, organization, now } = call
  const withCreditNote = isRecord(body) && body.generate_credit_note === true
  const refusal = withCreditNote ? premiumMissing(organization) : undefined
  if (refusal) return refusal
  if (invoice.status !== 'finalized' || (isPaid(invoice) && !withCreditNote))
    return notAllowed('not_voidable')
  invoice.status = 'voided'
  invoice.voided_at = iso(now)
  organization.announce('invoice.voided', 'invoice', invoiceJson(invoice, organization, now))
  return answer(invoice, call)
}

/** `PUT /invoices/:id`: payment status and metadata. */
export const updateInvoice = (invoice: Row, fields: Record<string, unknown>, call: Call): Answer => {
  const status = textOf(fields.payment_status)
  if (status !== null && !['pending', 'succeeded', 'failed'].includes(status))
    return invalid({ payment_status: ['value_is_invalid'] })
  if (invoice.status === 'draft')
    return notAllowed(
      status === null ? 'metadata_on_draft_invoice' : 'payment_status_update_on_draft_invoice',
    )
  if (status !== null) invoice.payment_status = status
  invoice.updated_at = iso(call.now)
  return answer(invoice, call)
}

/** True if nothing is due any more. */
export const isSettled = (invoice: Row, call: Call): boolean =>
  balanceOf(invoice, call.organization).due === 0
