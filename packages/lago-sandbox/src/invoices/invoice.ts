import type { Customer } from '../customers/customer.ts'
import type { Organization } from '../organizations/organization.ts'
import { type Row, shown } from '../resources/row.ts'
import { balanceOf, isOverdue } from './amounts.ts'
import { feesOf } from './fee.ts'

const DAY = 86_400_000

interface Totals {
  fees: number
  taxes: number
  currency: string
}

/** The columns of a finalized invoice, in the shape Lago answers it (lago-api:app/serializers/v1/invoice_serializer.rb). */
export const invoiceColumns = (
  customer: Customer,
  type: 'one_off' | 'subscription',
  sequence: number,
  { fees, taxes, currency }: Totals,
  now: number,
): Record<string, unknown> => {
  const term = typeof customer.net_payment_term === 'number' ? customer.net_payment_term : 0
  const at = new Date(now).toISOString()
  const total = fees + taxes
  return {
    billing_entity_code: customer.billing_entity_code ?? 'default',
    sequential_id: sequence,
    number: `${customer.slug}-${String(sequence).padStart(3, '0')}`,
    purchase_order_number: null,
    issuing_date: at.slice(0, 10),
    payment_due_date: new Date(now + term * DAY).toISOString().slice(0, 10),
    net_payment_term: term,
    payment_dispute_lost_at: null,
    invoice_type: type,
    status: 'finalized',
    payment_status: total > 0 ? 'pending' : 'succeeded',
    currency,
    fees_amount_cents: fees,
    coupons_amount_cents: 0,
    credit_notes_amount_cents: 0,
    sub_total_excluding_taxes_amount_cents: fees,
    taxes_amount_cents: taxes,
    sub_total_including_taxes_amount_cents: total,
    prepaid_credit_amount_cents: 0,
    prepaid_granted_credit_amount_cents: null,
    prepaid_purchased_credit_amount_cents: null,
    progressive_billing_credit_amount_cents: 0,
    total_amount_cents: total,
    version_number: 4,
    self_billed: false,
    file_url: null,
    xml_url: null,
    updated_at: at,
    voided_at: null,
    metadata: [],
    $customer: customer.external_id,
  }
}

/** An invoice as lists show it. */
export const invoiceBase = (
  invoice: Row,
  organization: Organization,
  now: number,
): Record<string, unknown> => {
  const { paid, offset, due } = balanceOf(invoice, organization)
  return {
    ...shown(invoice),
    payment_overdue: isOverdue(invoice, now),
    total_paid_amount_cents: paid,
    total_offsetted_credit_note_amount_cents: offset,
    total_due_amount_cents: due,
    applied_taxes: [],
    customer: invoice.$customerJson ?? organization.customers.get(String(invoice.$customer)) ?? undefined,
  }
}

/** An invoice as its own endpoints show it. */
export const invoiceJson = (
  invoice: Row,
  organization: Organization,
  now: number,
): Record<string, unknown> => ({
  ...invoiceBase(invoice, organization, now),
  applied_invoice_custom_sections: [],
  applied_usage_thresholds: [],
  billing_periods: [],
  credits: [],
  subscriptions: [],
  error_details: [],
  fees: feesOf(invoice, organization),
})
