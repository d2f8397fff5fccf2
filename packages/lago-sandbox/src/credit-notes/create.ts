import { randomUUID } from 'node:crypto'
import { invalid, notAllowed, notFound, ok } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { balanceOf } from '../invoices/amounts.ts'
import { textOf } from '../json.ts'
import { readMetadata } from '../metadata/metadata.ts'
import type { Organization } from '../organizations/organization.ts'
import { premiumMissing } from '../organizations/premium.ts'
import { type Row, shown } from '../resources/row.ts'
import { unwrap } from '../wrapper.ts'
import { type Credited, readItems } from './items.ts'

/** Why a credit note is made (lago-api:app/models/credit_note.rb). */
export const reasons = [
  'duplicated_charge',
  'product_unsatisfactory',
  'order_change',
  'order_cancellation',
  'fraudulent_charge',
  'other',
]

interface Amounts {
  credit: number
  refund: number
  offset: number
}

const amountOf = (value: unknown): number => (typeof value === 'number' ? value : Number(textOf(value) ?? 0))

/** What is wrong with the sums (lago-api:app/services/credit_notes/validate_service.rb). */
const sumErrors = (
  { credit, refund, offset }: Amounts,
  credited: Credited,
  invoice: Row,
  organization: Organization,
): Record<string, string[]> | undefined => {
  const errors: Record<string, string[]> = {}
  const balance = balanceOf(invoice, organization)
  const total = credit + refund + offset
  if (refund > 0 && balance.paid < balance.total && invoice.payment_status !== 'succeeded')
    errors.refund_amount_cents = ['cannot_refund_unpaid_invoice']
  if (total !== Math.round(credited.amount + credited.taxes)) errors.base = ['does_not_match_item_amounts']
  if (refund > balance.total - balance.refunded)
    errors.refund_amount_cents = ['higher_than_remaining_invoice_amount']
  if (credit + offset > balance.total - balance.credited)
    errors.credit_amount_cents = ['higher_than_remaining_invoice_amount']
  if (total > balance.total - balance.credited - balance.refunded)
    errors.base = ['higher_than_remaining_invoice_amount']
  return Object.keys(errors).length > 0 ? errors : undefined
}

const columnsOf = (
  fields: Record<string, unknown>,
  invoice: Row,
  credited: Credited,
  { credit, refund, offset }: Amounts,
  sequence: number,
  at: string,
): Record<string, unknown> => ({
  billing_entity_code: invoice.billing_entity_code,
  sequential_id: sequence,
  number: `${String(invoice.number)}-CN${String(sequence).padStart(3, '0')}`,
  lago_invoice_id: invoice.lago_id,
  invoice_number: invoice.number,
  purchase_order_number: invoice.purchase_order_number,
  issuing_date: at.slice(0, 10),
  credit_status: credit > 0 ? 'available' : null,
  refund_status: refund > 0 ? 'pending' : null,
  reason: textOf(fields.reason) ?? 'other',
  description: textOf(fields.description),
  currency: invoice.currency,
  total_amount_cents: credit + refund + offset,
  precise_total_amount_cents: String(credit + refund + offset),
  taxes_amount_cents: credited.taxes,
  precise_taxes_amount_cents: String(credited.taxes),
  taxes_rate: credited.rate,
  sub_total_excluding_taxes_amount_cents: credited.amount,
  balance_amount_cents: credit,
  credit_amount_cents: credit,
  refund_amount_cents: refund,
  offset_amount_cents: offset,
  coupons_adjustment_amount_cents: 0,
  updated_at: at,
  file_url: null,
  xml_url: null,
  items: credited.items.map(({ fee, amount }) => ({
    lago_id: randomUUID(),
    amount_cents: amount,
    amount_currency: invoice.currency,
    fee: shown(fee),
  })),
  applied_taxes: [],
  self_billed: false,
  error_details: [],
  $customer: invoice.$customer,
})

/** Anything that can be credited is credited again by a repeat (lago-api:app/services/credit_notes/create_service.rb). */
export const createCreditNote = (call: Call): Answer => {
  const wrapped = unwrap(call.body, 'credit_note')
  if ('refusal' in wrapped) return wrapped.refusal
  const { organization, now } = call
  const { fields } = wrapped
  const invoice = organization.rows.find('invoice', 'lago_id', textOf(fields.invoice_id))
  if (!invoice) return notFound('invoice')
  const refusal = premiumMissing(organization)
  if (refusal) return refusal
  if (invoice.status !== 'finalized') return notAllowed('invalid_type_or_status')
  if (!reasons.includes(textOf(fields.reason) ?? 'other')) return invalid({ reason: ['value_is_invalid'] })
  const credited = readItems(fields.items, invoice, organization)
  if ('refusal' in credited) return credited.refusal
  const amounts = {
    credit: amountOf(fields.credit_amount_cents),
    refund: amountOf(fields.refund_amount_cents),
    offset: amountOf(fields.offset_amount_cents),
  }
  const errors = sumErrors(amounts, credited, invoice, organization)
  if (errors) return invalid(errors)
  const metadata = readMetadata(fields.metadata)
  if ('errors' in metadata) return invalid(metadata.errors)
  const earlier = organization.rows.of('credit_note').filter((row) => row.lago_invoice_id === invoice.lago_id)
  const columns = columnsOf(fields, invoice, credited, amounts, earlier.length + 1, iso(now))
  const note = organization.rows.add('credit_note', { ...columns, metadata: metadata.metadata }, iso(now))
  organization.effects.creditNotesCreated += 1
  organization.announce('credit_note.created', 'credit_note', creditNoteJson(note, organization))
  return ok({ credit_note: creditNoteJson(note, organization) })
}

/** A credit note as an answer shows it. */
export const creditNoteJson = (note: Row, { customers }: Organization): Record<string, unknown> => ({
  ...shown(note),
  customer: customers.get(String(note.$customer)),
})

/** `POST /credit_notes/estimate`: what could be credited; stores nothing (premium). */
export const estimateCreditNote = (call: Call): Answer => {
  const wrapped = unwrap(call.body, 'credit_note')
  if ('refusal' in wrapped) return wrapped.refusal
  const { organization } = call
  const invoice = organization.rows.find('invoice', 'lago_id', textOf(wrapped.fields.invoice_id))
  if (!invoice) return notFound('invoice')
  const refusal = premiumMissing(organization)
  if (refusal) return refusal
  if (invoice.status !== 'finalized') return notAllowed('invalid_type_or_status')
  const credited = readItems(wrapped.fields.items, invoice, organization)
  if ('refusal' in credited) return credited.refusal
  const { total, credited: already, refunded, paid } = balanceOf(invoice, organization)
  const wanted = Math.round(credited.amount + credited.taxes)
  const left = Math.max(0, total - already - refunded)
  return ok({
    estimated_credit_note: {
      lago_invoice_id: invoice.lago_id,
      invoice_number: invoice.number,
      currency: invoice.currency,
      taxes_amount_cents: credited.taxes,
      precise_taxes_amount_cents: credited.taxes,
      taxes_rate: credited.rate,
      sub_total_excluding_taxes_amount_cents: credited.amount,
      max_creditable_amount_cents: Math.min(wanted, left),
      max_refundable_amount_cents: Math.min(wanted, left, paid),
      max_offsettable_amount_cents: Math.min(wanted, left, Math.max(0, total - paid)),
      coupons_adjustment_amount_cents: 0,
      precise_coupons_adjustment_amount_cents: 0,
      items: credited.items.map(({ fee, amount }) => ({ amount_cents: amount, lago_fee_id: fee.lago_id })),
      applied_taxes: [],
    },
  })
}
