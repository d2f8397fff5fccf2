import { z } from 'zod'
import { entry } from './entry.ts'
import { choice, dateTime, decimal, flag, items, name, optional, text, texts, whole } from './kinds.ts'
import {
  billingEntityCode,
  currency,
  invoiceCustomSection,
  paymentMethod,
  purchaseOrderNumber,
} from './shared-fields.ts'

const fees = () =>
  items(
    {
      add_on_code: name('Add-on code', 'Code of the add-on that is invoiced.', '"setup"'),
      ...optional({
        units: decimal('Units', 'How many; one when left out. Lago wants a JSON string.', '"2"'),
        unit_amount_cents: whole(
          'Unit amount in cents',
          'Price of one, where it is not that of the add-on.',
          '5000',
        ),
        description: text('Description', 'Printed beside it.', '"Setup of two sites"'),
        invoice_display_name: text('Invoice display name', 'Name on the invoice.', '"Setup"'),
        from_datetime: dateTime('From', 'Start of what is invoiced, ISO 8601.', '"2025-07-01T00:00:00Z"'),
        to_datetime: dateTime('To', 'End of what is invoiced, ISO 8601.', '"2025-07-31T23:59:59Z"'),
        tax_codes: texts('Tax codes', 'Codes of taxes at Lago. An unknown code is refused.', '["vat_20"]'),
      }),
    },
    'Fees',
    'What is invoiced: a list of add-ons with their units.',
    '[{"add_on_code":"setup","units":"2","unit_amount_cents":5000}]',
    ['line_items', 'lines'],
  )

/** lago-api:app/services/invoices/create_one_off_service.rb */
export const createInvoiceBody = () =>
  z.strictObject({
    external_customer_id: name('External customer ID', 'Your own id of the customer.', '"cus_acme"', [
      'customer_id',
      'customer',
      'customer_external_id',
      'account_id',
    ]),
    fees: fees(),
    ...optional({
      currency: currency('Currency', 'Must be that of the customer.'),
      billing_entity_code: billingEntityCode(),
      purchase_order_number: purchaseOrderNumber(),
      payment_method: paymentMethod(),
      invoice_custom_section: invoiceCustomSection(),
      skip_psp: flag('Skip the payment provider', 'Issue it without collecting the payment.', 'true'),
    }),
  })

export const updateInvoiceBody = () =>
  z.strictObject(
    optional({
      payment_status: choice(
        ['pending', 'succeeded', 'failed'],
        'Payment status',
        'Whether it is paid.',
        '"succeeded"',
        ['status'],
      ),
      metadata: items(
        { id: z.uuid().optional(), key: z.string(), value: z.string() },
        'Metadata',
        'An item without its Lago id is taken as new; items left out are deleted.',
        '[{"key":"booking","value":"2025-07"}]',
      ),
    }),
  )

export const voidInvoiceBody = () =>
  z.strictObject(
    optional({
      generate_credit_note: flag('Generate a credit note', 'Credit or refund what it was about.', 'true'),
      refund_amount: whole('Refund in cents', 'What is paid back.', '1000', ['refund_amount_cents']),
      credit_amount: whole('Credit in cents', 'What is taken off the next invoices.', '500', [
        'credit_amount_cents',
      ]),
    }),
  )

const shared = { resource: 'Invoices', permission: 'invoice' } as const

export const invoiceEntries = [
  entry({
    ...shared,
    id: 'createInvoice',
    title: 'Create one-off invoices',
    purpose: 'Each record invoices a customer for add-ons.',
    method: 'POST',
    path: '/invoices',
    rootKey: 'invoice',
    body: createInvoiceBody,
    resend: 'C',
    naturalKey: null,
    warnings: [
      'Lago has no protection against a repeat: each call makes another invoice and may charge a card. Ferry never repeats it by itself.',
    ],
  }),
  entry({
    ...shared,
    id: 'updateInvoice',
    title: 'Update invoices',
    purpose: 'Each record sets the payment status or the metadata of an invoice.',
    method: 'PUT',
    path: '/invoices/{lago_id}',
    rootKey: 'invoice',
    body: updateInvoiceBody,
    resend: 'D',
    naturalKey: 'lago_id',
    warnings: [
      'Metadata works once: sent again, Lago takes items without their Lago id as new, and deletes those left out.',
    ],
  }),
  entry({
    ...shared,
    id: 'voidInvoice',
    title: 'Void invoices',
    purpose: 'Each record voids an invoice, with a credit note if wanted.',
    method: 'POST',
    path: '/invoices/{lago_id}/void',
    rootKey: null,
    body: voidInvoiceBody,
    resend: 'D',
    naturalKey: 'lago_id',
    warnings: [
      'This cannot be undone: the invoice is void, and amounts given here are refunded or credited.',
      'A second call is refused: a void invoice cannot be voided.',
    ],
  }),
]
