import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { page } from '../paging.ts'
import type { Row } from '../resources/row.ts'
import { unwrap } from '../wrapper.ts'
import * as actions from './actions.ts'
import { isOverdue } from './amounts.ts'
import { createInvoice } from './create.ts'
import { invoiceBase, invoiceJson } from './invoice.ts'
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

const among = (query: URLSearchParams, name: string, value: unknown): boolean => {
  const wanted = [...query.getAll(name), ...query.getAll(`${name}[]`), ...query.getAll(`${name}es[]`)]
  return wanted.length === 0 || wanted.includes(String(value))
}

const within = (query: URLSearchParams, name: string, value: string | number): boolean => {
  const [from, to] = [query.get(`${name}_from`), query.get(`${name}_to`)]
  const compare = (text: string) => (typeof value === 'number' ? Number(text) : text)
  return (from === null || value >= compare(from)) && (to === null || value <= compare(to))
}

const passes = (invoice: Row, query: URLSearchParams, now: number): boolean =>
  ['status', 'payment_status', 'invoice_type', 'currency', 'self_billed'].every((name) =>
    among(query, name, invoice[name]),
  ) &&
  among(query, 'payment_overdue', isOverdue(invoice, now)) &&
  among(query, 'payment_dispute_lost', invoice.payment_dispute_lost_at !== null) &&
  among(query, 'external_customer_id', invoice.$customer) &&
  among(query, 'billing_entity_codes', invoice.billing_entity_code) &&
  within(query, 'issuing_date', String(invoice.issuing_date)) &&
  within(query, 'amount', Number(invoice.total_amount_cents)) &&
  `${invoice.lago_id} ${String(invoice.number)}`.includes(query.get('search_term') ?? '') &&
  [...query].every(([name, value]) => {
    const key = /^metadata\[(.+)\]$/.exec(name)?.[1]
    return (
      key === undefined ||
      invoiceMetadataOf(invoice.metadata).some((item) => item.key === key && item.value === value)
    )
  })

const list = ({ organization, query, now, params }: Call): Answer => {
  const customer = params.external_id
  if (customer !== undefined && !organization.customers.has(customer)) return notFound('customer')
  const found = organization.rows
    .of('invoice')
    .filter((row) => (customer === undefined || row.$customer === customer) && passes(row, query, now))
  const { items, meta } = page(found, query)
  return ok({ invoices: items.map((row) => invoiceBase(row, organization, now)), meta })
}

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
