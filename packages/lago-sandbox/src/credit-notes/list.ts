import { searchedOf } from '../customers/list.ts'
import {
  among,
  amongKnown,
  amounts,
  billingEntities,
  days,
  flag,
  ofCustomer,
  search,
} from '../lists/filter.ts'
import type { List } from '../lists/list.ts'
import type { Row } from '../resources/row.ts'
import { creditNoteJson, reasons } from './create.ts'

/** lago-api:app/queries/credit_notes_query.rb, app/controllers/concerns/credit_note_index.rb */
export const creditNotes: List<Row> = {
  plural: 'credit_notes',
  filters: [
    ofCustomer(({ $customer }) => $customer),
    billingEntities(({ billing_entity_code }) => billing_entity_code),
    among('currency', ({ currency }) => currency),
    among('invoice_number', ({ invoice_number }) => invoice_number),
    amongKnown('reason', reasons, ({ reason }) => reason),
    amongKnown('credit_status', ['available', 'consumed', 'voided'], ({ credit_status }) => credit_status),
    amongKnown('refund_status', ['pending', 'succeeded', 'failed'], ({ refund_status }) => refund_status),
    flag('self_billed', ({ self_billed }) => self_billed === true),
    days('issuing_date', ({ issuing_date }) => issuing_date),
    amounts('amount', ({ total_amount_cents }) => Number(total_amount_cents)),
    search((note, { organization }) => [
      note.lago_id,
      note.number,
      ...searchedOf(organization.customers.get(String(note.$customer))),
    ]),
  ],
  show: (note, { organization }) => creditNoteJson(note, organization),
}
