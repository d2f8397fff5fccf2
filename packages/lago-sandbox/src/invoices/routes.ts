import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { answerList } from '../lists/list.ts'
import { unwrap } from '../wrapper.ts'
import * as actions from './actions.ts'
import { createInvoice } from './create.ts'
import { invoiceJson } from './invoice.ts'
import { byIssuingDate, invoices } from './list.ts'
import { invoiceMetadataOf, updateInvoiceMetadata } from './metadata.ts'
import { previewInvoice } from './preview.ts'

const on =
  (act: actions.InvoiceAction) =>
  (call: Call): Answer => {
    const invoice = call.organization.rows.find('invoice', 'lago_id', call.params.lago_id)
    return invoice ? act(invoice, call) : notFound('invoice')
  }

const update = (call: Call): Answer => {
  const wrapped = unwrap(call.body, 'invoice')
  if ('refusal' in wrapped) return wrapped.refusal
  return on((invoice) => {
    const { metadata } = wrapped.fields
    const updated = Array.isArray(metadata)
      ? updateInvoiceMetadata(invoiceMetadataOf(invoice.metadata), metadata, iso(call.now))
      : undefined
    if (updated && 'errors' in updated) return invalid(updated.errors)
    if (updated && invoice.status !== 'draft') invoice.metadata = updated.metadata
    return actions.updateInvoice(invoice, wrapped.fields, call)
  })(call)
}

const list = (call: Call): Answer =>
  answerList(invoices, byIssuingDate(call.organization.rows.of('invoice')), call)

const one = '/invoices/:lago_id'
const post = (name: string, act: actions.InvoiceAction): Operation => ({
  method: 'POST',
  path: `${one}/${name}`,
  resource: 'invoice',
  handle: on(act),
})
const resource = 'invoice'

export const invoiceOperations: readonly Operation[] = [
  { method: 'POST', path: '/invoices', resource, handle: createInvoice },
  { method: 'POST', path: '/invoices/preview', resource, handle: previewInvoice },
  { method: 'GET', path: '/invoices', resource, handle: list },
  { method: 'GET', path: '/customers/:external_id/invoices', resource, handle: list },
  {
    method: 'GET',
    path: one,
    resource,
    handle: on((invoice, { organization, now }) => ok({ invoice: invoiceJson(invoice, organization, now) })),
  },
  { method: 'PUT', path: one, resource, handle: update },
  { method: 'DELETE', path: one, resource, handle: on(actions.deleteInvoice) },
  { method: 'PUT', path: `${one}/finalize`, resource, handle: on(actions.finalizeInvoice) },
  { method: 'PUT', path: `${one}/refresh`, resource, handle: on(actions.refreshInvoice) },
  post('download', actions.downloadInvoice),
  post('download_pdf', actions.downloadInvoice),
  post('lose_dispute', actions.loseDispute),
  post('retry', actions.retryInvoice),
  post('retry_payment', actions.retryPayment),
  post('payment_url', actions.createPaymentUrl),
  post('void', actions.voidInvoice),
]
