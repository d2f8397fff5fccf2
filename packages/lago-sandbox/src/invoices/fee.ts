import type { Organization } from '../organizations/organization.ts'
import { type Row, shown } from '../resources/row.ts'
import { taxesOf, taxRateOf } from '../resources/taxes-of.ts'

/** What a fee is made from; amounts in cents, possibly with a fraction. */
export interface FeeDraft {
  item: Record<string, unknown>
  units: string
  unitCents: number
  amountCents: number
  currency: string
  eventsCount: number | null
  isInAdvance: boolean
  isInvoiceable: boolean
  taxCodes: unknown
  columns: Record<string, unknown>
}

const decimals = (cents: number): string => {
  const text = String(Number((cents / 100).toFixed(10)))
  return text.includes('.') ? text : `${text}.0`
}

/** The columns of a fee, in the shape Lago answers it (lago-api:app/serializers/v1/fee_serializer.rb). */
export const feeColumns = (
  draft: FeeDraft,
  organization: Organization,
  at: string,
): Record<string, unknown> => {
  const taxed = { $tax_codes: draft.taxCodes }
  const rate = taxRateOf(taxed, organization)
  const amount = Math.round(draft.amountCents)
  const taxes = Math.round((amount * rate) / 100)
  return {
    lago_charge_id: null,
    lago_charge_filter_id: null,
    lago_fixed_charge_id: null,
    lago_invoice_id: null,
    lago_true_up_fee_id: null,
    lago_true_up_parent_fee_id: null,
    lago_subscription_id: null,
    lago_customer_id: null,
    external_customer_id: null,
    external_subscription_id: null,
    amount_cents: amount,
    precise_amount: decimals(draft.amountCents),
    precise_total_amount: decimals(draft.amountCents + (draft.amountCents * rate) / 100),
    amount_currency: draft.currency,
    taxes_amount_cents: taxes,
    taxes_precise_amount: decimals((draft.amountCents * rate) / 100),
    taxes_rate: rate,
    units: draft.units,
    precise_unit_amount: decimals(draft.unitCents),
    total_aggregated_units: draft.units,
    total_amount_cents: amount + taxes,
    total_amount_currency: draft.currency,
    events_count: draft.eventsCount,
    pay_in_advance: draft.isInAdvance,
    invoiceable: draft.isInvoiceable,
    from_date: null,
    to_date: null,
    payment_status: 'pending',
    succeeded_at: null,
    failed_at: null,
    refunded_at: null,
    event_transaction_id: null,
    description: null,
    precise_coupons_amount_cents: '0.0',
    sub_total_excluding_taxes_amount_cents: amount,
    sub_total_excluding_taxes_precise_amount_cents: String(draft.amountCents),
    amount_details: {},
    self_billed: false,
    pricing_unit_details: null,
    item: draft.item,
    applied_taxes: taxesOf(taxed, organization).map((tax) => ({
      lago_id: tax.lago_id,
      lago_tax_id: tax.lago_id,
      tax_name: tax.name,
      tax_code: tax.code,
      tax_rate: tax.rate,
      tax_description: tax.description,
      amount_cents: Math.round((amount * Number(tax.rate)) / 100),
      amount_currency: draft.currency,
      created_at: at,
    })),
    ...draft.columns,
  }
}

/** The fees of an invoice, as an answer shows them, in the order they were sent. */
export const feesOf = (invoice: Row, { rows }: Organization): Record<string, unknown>[] =>
  rows
    .of('fee')
    .filter(({ lago_invoice_id }) => lago_invoice_id === invoice.lago_id)
    .map(shown)
    .reverse()
