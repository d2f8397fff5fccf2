import { invalid, notFound } from '../answers.ts'
import type { Answer } from '../call.ts'
import { isRecord } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Row } from '../resources/row.ts'

export interface CreditedItem {
  fee: Row
  amount: number
}

export interface Credited {
  items: CreditedItem[]
  /** Before and of taxes, in cents. */
  amount: number
  taxes: number
  rate: number
}

/** Reads the items of a credit note: fees of the invoice, each with a part of its amount. */
export const readItems = (
  sent: unknown,
  invoice: Row,
  { rows }: Organization,
): Credited | { refusal: Answer } => {
  if (!Array.isArray(sent)) return { refusal: invalid({ items: ['must_be_an_array'] }) }
  const items: CreditedItem[] = []
  for (const item of sent.filter(isRecord)) {
    const fee = rows.find('fee', 'lago_id', item.fee_id)
    if (!fee || fee.lago_invoice_id !== invoice.lago_id) return { refusal: notFound('fee') }
    const amount = Number(item.amount_cents ?? 0)
    if (!(amount >= 0)) return { refusal: invalid({ amount_cents: ['invalid_value'] }) }
    if (amount > Number(fee.amount_cents))
      return { refusal: invalid({ amount_cents: ['higher_than_remaining_fee_amount'] }) }
    items.push({ fee, amount })
  }
  const amount = items.reduce((sum, item) => sum + item.amount, 0)
  const taxes = items.reduce((sum, item) => sum + (item.amount * Number(item.fee.taxes_rate)) / 100, 0)
  return { items, amount, taxes: Math.round(taxes), rate: amount > 0 ? (taxes * 100) / amount : 0 }
}
