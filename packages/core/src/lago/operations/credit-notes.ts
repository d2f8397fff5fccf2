import { z } from 'zod'
import { entry } from './entry.ts'
import { choice, items, lagoId, optional, text, whole } from './kinds.ts'
import { metadata, metadataBody } from './shared-fields.ts'

const example = '"1a901a90-1a90-4a90-8a90-1a901a901a90"'

/** lago-api:app/services/credit_notes/create_service.rb */
export const createCreditNoteBody = () =>
  z.strictObject({
    invoice_id: lagoId('Invoice ID', 'Lago’s id of the invoice, not its number.', example, [
      'lago_invoice_id',
    ]),
    items: items(
      {
        fee_id: lagoId('Fee ID', 'Lago’s id of a fee on the invoice.', example),
        amount_cents: whole('Amount in cents', 'What of the fee is credited, without tax.', '1000'),
      },
      'Items',
      'Fees of the invoice, and what of each is credited.',
      '[{"fee_id":"1a901a90-1a90-4a90-8a90-1a901a901a90","amount_cents":1000}]',
    ),
    ...optional({
      credit_amount_cents: whole('Credit in cents', 'Taken off the next invoices, tax included.', '1000', [
        'credit_amount',
      ]),
      refund_amount_cents: whole('Refund in cents', 'Paid back, tax included.', '200', ['refund_amount']),
      offset_amount_cents: whole('Offset in cents', 'Set off against this invoice, tax included.', '0', [
        'offset_amount',
      ]),
      reason: choice(
        [
          'duplicated_charge',
          'product_unsatisfactory',
          'order_change',
          'order_cancellation',
          'fraudulent_charge',
          'other',
        ],
        'Reason',
        'Why it is credited.',
        '"other"',
      ),
      description: text('Description', 'Printed on the credit note.', '"Two days of outage"'),
      metadata: metadata(),
    }),
  })

export const updateCreditNoteBody = () =>
  z.strictObject({
    refund_status: choice(
      ['pending', 'succeeded', 'failed'],
      'Refund status',
      'Whether the refund was paid.',
      '"succeeded"',
      ['status'],
    ),
    ...optional({ metadata: metadata() }),
  })

const shared = { resource: 'Credit notes', permission: 'credit_note', naturalKey: 'lago_id' } as const
const premium = 'Credit notes are a premium feature of Lago.'

export const creditNoteEntries = [
  entry({
    ...shared,
    id: 'createCreditNote',
    title: 'Create credit notes',
    purpose: 'Each record credits or refunds a part of an invoice.',
    method: 'POST',
    path: '/credit_notes',
    rootKey: 'credit_note',
    body: createCreditNoteBody,
    resend: 'C',
    naturalKey: null,
    warnings: [
      premium,
      'Lago has no protection against a repeat: until nothing is left of the invoice, each call credits or refunds again. Ferry never repeats it by itself.',
    ],
  }),
  entry({
    ...shared,
    id: 'updateCreditNote',
    title: 'Update credit notes',
    purpose: 'Each record sets the refund status of a credit note.',
    method: 'PUT',
    path: '/credit_notes/{lago_id}',
    rootKey: 'credit_note',
    body: updateCreditNoteBody,
    resend: 'D',
    warnings: ['This notes the refund at Lago; it moves no money by itself.'],
  }),
  entry({
    ...shared,
    id: 'voidCreditNote',
    title: 'Void credit notes',
    purpose: 'Each record voids what is left to use of a credit note.',
    method: 'PUT',
    path: '/credit_notes/{lago_id}/void',
    rootKey: null,
    body: null,
    resend: 'D',
    warnings: [
      'This cannot be undone: the customer loses the credit that is left.',
      'A second call is refused: there is nothing left to void.',
    ],
  }),
  entry({
    ...shared,
    id: 'replaceCreditNoteMetadata',
    title: 'Replace metadata of credit notes',
    purpose: 'Each record sets all metadata of a credit note.',
    method: 'POST',
    path: '/credit_notes/{lago_id}/metadata',
    rootKey: 'metadata',
    body: metadataBody,
    resend: 'D',
    warnings: ['Keys that are not sent are deleted.'],
  }),
  entry({
    ...shared,
    id: 'mergeCreditNoteMetadata',
    title: 'Add metadata to credit notes',
    purpose: 'Each record adds or changes metadata of a credit note; other keys stay as they are.',
    method: 'PATCH',
    path: '/credit_notes/{lago_id}/metadata',
    rootKey: 'metadata',
    body: metadataBody,
    resend: 'D',
    warnings: [],
  }),
]
