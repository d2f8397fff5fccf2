import { z } from 'zod'
import { choice, flag, lagoId, object, optional, text, texts } from './kinds.ts'

/** How something is paid. Made anew for each body: a description belongs to one schema. */
export const paymentMethod = () =>
  z.strictObject(
    optional({
      payment_method_type: choice(
        ['provider', 'manual'],
        'Payment method type',
        'Collected by the payment provider, or by hand.',
        '"provider"',
      ),
      payment_method_id: lagoId(
        'Payment method ID',
        'Lago’s id of one of the customer’s payment methods, where it is not the default one.',
        '"1a901a90-1a90-4a90-8a90-1a901a901a90"',
      ),
    }),
  )

/** What is printed on an invoice besides the amounts. */
export const invoiceCustomSection = () =>
  z.strictObject(
    optional({
      skip_invoice_custom_sections: flag(
        'Skip invoice custom sections',
        'Leave the custom sections out of its invoices.',
        'false',
      ),
      invoice_custom_section_codes: texts(
        'Invoice custom section codes',
        'Custom sections printed on its invoices.',
        '["eu_bank_details"]',
      ),
    }),
  )

export const purchaseOrderNumber = () =>
  text('Purchase order number', 'Printed on invoices.', '"PO-123"', ['po_number', 'purchase_order'])

export const billingEntityCode = () =>
  text('Billing entity code', 'Which of your legal entities invoices. An unknown code is refused.', '"eu"', [
    'billing_entity',
  ])

export const currency = (label: string, description: string, alsoKnownAs: readonly string[] = []) =>
  text(label, `${description} ISO 4217.`, '"EUR"', ['currency_code', ...alsoKnownAs])

/** Keys and values of the user's own on one object. */
export const metadata = () =>
  object('Metadata', 'Keys and values of your own; they replace the present ones.', '{"source":"ferry"}')

/** A body that is nothing but metadata. */
export const metadataBody = () =>
  object(
    'Metadata',
    'Keys and values of your own; each attribute mapped here becomes one.',
    '{"segment":"b2b"}',
  )

/** Features and their privileges, by code. */
export const entitlementsBody = () =>
  object(
    'Entitlements',
    'Features by their code, each with the values of its privileges.',
    '{"seats":{"max":25}}',
  )
