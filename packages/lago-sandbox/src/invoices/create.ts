import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call } from '../call.ts'
import { matchCurrency } from '../customers/currency.ts'
import type { Customer } from '../customers/customer.ts'
import { iso } from '../events/timestamp.ts'
import { isRecord, textOf } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Row } from '../resources/row.ts'
import { unknownTax } from '../resources/taxes-of.ts'
import { unwrap } from '../wrapper.ts'
import { feeColumns } from './fee.ts'
import { invoiceColumns, invoiceJson } from './invoice.ts'

interface Line {
  sent: Record<string, unknown>
  addOn: Row
}

const linesOf = (fees: unknown, { rows }: Organization): Line[] | Answer => {
  const sent = Array.isArray(fees) ? fees.filter(isRecord) : []
  if (sent.length === 0) return notFound('fees')
  const lines: Line[] = []
  for (const one of sent) {
    const addOn = rows.find('add_on', 'code', one.add_on_code)
    if (!addOn) return notFound('add_on')
    lines.push({ sent: one, addOn })
  }
  return lines
}

const feeOf = ({ sent, addOn }: Line, currency: string, customer: Customer, call: Call) => {
  const units = Number(textOf(sent.units) ?? 1)
  const unitCents = Number(textOf(sent.unit_amount_cents) ?? addOn.amount_cents)
  return feeColumns(
    {
      item: {
        type: 'add_on',
        code: addOn.code,
        name: addOn.name,
        description: textOf(sent.description) ?? addOn.description,
        invoice_display_name: textOf(sent.invoice_display_name) ?? addOn.invoice_display_name ?? addOn.name,
        filter_invoice_display_name: null,
        filters: null,
        lago_item_id: addOn.lago_id,
        item_type: 'AddOn',
        grouped_by: {},
      },
      units: Number.isInteger(units) ? units.toFixed(1) : String(units),
      unitCents,
      amountCents: units * unitCents,
      currency,
      eventsCount: null,
      isInAdvance: false,
      isInvoiceable: true,
      taxCodes: sent.tax_codes ?? addOn.$tax_codes,
      columns: {
        lago_customer_id: customer.lago_id,
        external_customer_id: customer.external_id,
        description: textOf(sent.description) ?? addOn.description,
        from_date: textOf(sent.from_datetime) ?? iso(call.now),
        to_date: textOf(sent.to_datetime) ?? iso(call.now),
      },
    },
    call.organization,
    iso(call.now),
  )
}

/**
 * `POST /invoices`: a one-off invoice from add-ons. There is no protection: each repeat is another invoice.
 * (lago-api:app/services/invoices/create_one_off_service.rb)
 */
export const createInvoice = (call: Call): Answer => {
  const wrapped = unwrap(call.body, 'invoice')
  if ('refusal' in wrapped) return wrapped.refusal
  const { organization, now } = call
  const { fields } = wrapped
  const customer = organization.customers.get(textOf(fields.external_customer_id) ?? '')
  if (!customer) return notFound('customer')
  const lines = linesOf(fields.fees, organization)
  if (!Array.isArray(lines)) return lines
  for (const { sent } of lines) {
    const refusal = unknownTax({ $tax_codes: sent.tax_codes }, organization)
    if (refusal) return refusal
    if (Number.isNaN(Number(textOf(sent.units) ?? 1))) return invalid({ units: ['value_is_not_a_number'] })
  }
  const currency =
    textOf(fields.currency) ?? textOf(customer.currency) ?? String(lines[0]?.addOn.amount_currency)
  const mismatch = matchCurrency(customer, currency)
  if (mismatch) return mismatch
  const fees = lines.map((line) => feeOf(line, currency, customer, call))
  const invoices = organization.rows
    .of('invoice')
    .filter(({ $customer }) => $customer === customer.external_id)
  const total = (field: string): number => fees.reduce((sum, fee) => sum + Number(fee[field]), 0)
  const totals = { fees: total('amount_cents'), taxes: total('taxes_amount_cents'), currency }
  const columns = invoiceColumns(customer, 'one_off', invoices.length + 1, totals, now)
  columns.purchase_order_number = textOf(fields.purchase_order_number)
  const invoice = organization.rows.add('invoice', columns, iso(now))
  for (const fee of fees) organization.rows.add('fee', { ...fee, lago_invoice_id: invoice.lago_id }, iso(now))
  organization.effects.invoicesCreated += 1
  organization.announce('invoice.one_off_created', 'invoice', invoiceJson(invoice, organization, now))
  return ok({ invoice: invoiceJson(invoice, organization, now) })
}
