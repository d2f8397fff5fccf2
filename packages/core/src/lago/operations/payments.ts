import { z } from 'zod'
import { entry } from './entry.ts'
import { day, email, name, optional, texts, whole } from './kinds.ts'
import { paymentMethod } from './shared-fields.ts'

/** lago-api:app/services/payments/manual_create_service.rb */
export const createPaymentBody = () =>
  z.strictObject({
    invoice_id: name(
      'Invoice ID',
      'Lago’s id of the invoice, not its number.',
      '"1a901a90-1a90-4a90-8a90-1a901a901a90"',
      ['lago_invoice_id'],
    ),
    amount_cents: whole(
      'Amount in cents',
      'What was paid, in the smallest unit. Lago wants a JSON integer and refuses a string.',
      '1999',
      ['amount_in_cents', 'paid_cents'],
    ),
    reference: name(
      'Reference',
      'Your own note of the payment, at most 40 characters. It need not be unique.',
      '"wire 2025-07-01"',
      ['payment_reference', 'transaction_reference'],
    ),
    ...optional({
      paid_at: day('Paid at', 'When it was paid, ISO 8601; now when left out.', '"2025-07-01"', [
        'payment_date',
        'paid_on',
      ]),
    }),
  })

/** lago-api:app/services/payment_requests/create_service.rb */
export const createPaymentRequestBody = () =>
  z.strictObject({
    external_customer_id: name('External customer ID', 'Your own id of the customer.', '"cus_acme"', [
      'customer_id',
      'customer',
      'customer_external_id',
      'account_id',
    ]),
    email: email('Email', 'Where the request is sent.', '"billing@acme.test"', [
      'email_address',
      'billing_email',
    ]),
    lago_invoice_ids: texts(
      'Invoice IDs',
      'Lago’s ids of the unpaid invoices.',
      '["1a901a90-1a90-4a90-8a90-1a901a901a90"]',
      ['invoice_ids'],
    ),
    ...optional({ payment_method: paymentMethod() }),
  })

const shared = { resource: 'Payments', method: 'POST', resend: 'C', naturalKey: null } as const

export const paymentEntries = [
  entry({
    ...shared,
    id: 'createPayment',
    title: 'Record payments',
    purpose: 'Each record notes a payment that an invoice got outside of Lago.',
    path: '/payments',
    rootKey: 'payment',
    body: createPaymentBody,
    permission: 'payment',
    warnings: [
      'Recording payments by hand is a premium feature of Lago.',
      'Lago has no protection against a repeat: a part payment sent again is recorded twice. Ferry never repeats it by itself.',
    ],
  }),
  entry({
    ...shared,
    id: 'createPaymentRequest',
    title: 'Request payments',
    purpose: 'Each record asks a customer to pay open invoices.',
    path: '/payment_requests',
    rootKey: 'payment_request',
    body: createPaymentRequestBody,
    permission: 'payment_request',
    warnings: [
      'Payment requests are a premium feature of Lago.',
      'Lago has no protection against a repeat: each call asks the customer again and may charge a card. Ferry never repeats it by itself.',
    ],
  }),
]
