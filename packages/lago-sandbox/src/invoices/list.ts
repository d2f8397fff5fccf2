import { searchedOf } from '../customers/list.ts'
import { among, amounts, billingEntities, days, flag, metadata, ofCustomer, search } from '../lists/filter.ts'
import type { List } from '../lists/list.ts'
import type { Row } from '../resources/row.ts'
import { balanceOf, isOverdue } from './amounts.ts'
import { invoiceBase } from './invoice.ts'
import { invoiceMetadataOf } from './metadata.ts'

/** Latest first by the date of issue, then as they came (lago-api:app/queries/invoices_query.rb). */
export const byIssuingDate = (invoices: readonly Row[]): Row[] =>
  invoices.toSorted((a, b) => String(b.issuing_date).localeCompare(String(a.issuing_date)))

/** lago-api:app/queries/invoices_query.rb, app/controllers/concerns/invoice_index.rb */
export const invoices: List<Row> = {
  plural: 'invoices',
  filters: [
    ofCustomer(({ $customer }) => $customer),
    billingEntities(({ billing_entity_code }) => billing_entity_code),
    among(['status', 'statuses'], ({ status }) => status),
    among(['payment_status', 'payment_statuses'], ({ payment_status }) => payment_status),
    among('invoice_type', ({ invoice_type }) => invoice_type),
    among('currency', ({ currency }) => currency),
    flag('self_billed', ({ self_billed }) => self_billed === true),
    flag('payment_dispute_lost', ({ payment_dispute_lost_at }) => payment_dispute_lost_at !== null),
    (call) => flag<Row>('payment_overdue', (invoice) => isOverdue(invoice, call.now))(call),
    (call) =>
      flag<Row>('partially_paid', (invoice) => {
        const { paid, due } = balanceOf(invoice, call.organization)
        return paid > 0 && due > 0
      })(call),
    days('issuing_date', ({ issuing_date }) => issuing_date),
    amounts('amount', ({ total_amount_cents }) => Number(total_amount_cents)),
    metadata(({ metadata: items }) => invoiceMetadataOf(items)),
    search((invoice, { organization }) => [
      invoice.lago_id,
      invoice.number,
      ...searchedOf(organization.customers.get(String(invoice.$customer))),
    ]),
  ],
  show: (invoice, { organization, now }) => invoiceBase(invoice, organization, now),
}
