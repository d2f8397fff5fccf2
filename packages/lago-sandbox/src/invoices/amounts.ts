import type { Organization } from '../organizations/organization.ts'
import type { Row } from '../resources/row.ts'

const sum = (rows: readonly Row[], field: string): number =>
  rows.reduce((total, row) => total + Number(row[field] ?? 0), 0)

/** What is paid of an invoice, credited to it, and still due. */
export const balanceOf = (invoice: Row, { rows }: Organization) => {
  const paid = sum(
    rows.of('payment').filter(({ lago_payable_id }) => lago_payable_id === invoice.lago_id),
    'amount_cents',
  )
  const notes = rows.of('credit_note').filter(({ lago_invoice_id }) => lago_invoice_id === invoice.lago_id)
  const offset = sum(notes, 'offset_amount_cents')
  const credited = sum(notes, 'credit_amount_cents') + offset
  const refunded = sum(notes, 'refund_amount_cents')
  const total = Number(invoice.total_amount_cents)
  return { paid, offset, credited, refunded, total, due: Math.max(0, total - paid - offset) }
}

/** Past its due date, finalized, unpaid and not lost in a dispute. */
export const isOverdue = (invoice: Row, now: number): boolean =>
  invoice.status === 'finalized' &&
  invoice.payment_status !== 'succeeded' &&
  invoice.payment_dispute_lost_at === null &&
  String(invoice.payment_due_date) < new Date(now).toISOString().slice(0, 10)
