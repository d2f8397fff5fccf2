import { z } from 'zod'
import { fieldDescriptions } from './fields.ts'

const billingText = (
  label: string,
  description: string,
  example: string,
  alsoKnownAs: readonly string[] = [],
) => z.string().optional().register(fieldDescriptions, { label, description, example, alsoKnownAs })

/** How a customer is invoiced and charged. */
export const billingConfiguration = z.strictObject({
  payment_provider: z.enum(['stripe', 'adyen', 'gocardless']).optional().register(fieldDescriptions, {
    label: 'Payment provider',
    description: 'Who collects payments of this customer.',
    example: '"stripe"',
  }),
  payment_provider_code: billingText(
    'Payment provider code',
    'Code of the provider connection in Lago.',
    '"stripe-eu"',
  ),
  provider_customer_id: billingText(
    'Provider customer ID',
    'Id of the customer at the payment provider.',
    '"cus_12345"',
    ['stripe_customer_id', 'stripe_id'],
  ),
  sync: z.boolean().optional().register(fieldDescriptions, {
    label: 'Sync',
    description: 'Keep the customer in step with the provider.',
    example: 'true',
  }),
  sync_with_provider: z.boolean().optional().register(fieldDescriptions, {
    label: 'Create at the provider',
    description: 'Make the customer at the payment provider too, if it has no id there.',
    example: 'true',
  }),
  provider_payment_methods: z.array(z.string()).optional().register(fieldDescriptions, {
    label: 'Provider payment methods',
    description: 'Ways of payment offered, for Stripe.',
    example: '["card","sepa_debit"]',
  }),
  document_locale: billingText('Document language', 'Language of invoices, ISO 639-1.', '"de"', [
    'locale',
    'language',
  ]),
  invoice_grace_period: z.int().min(0).optional().register(fieldDescriptions, {
    label: 'Invoice grace period',
    description: 'Days an invoice stays a draft.',
    example: '3',
  }),
  subscription_invoice_issuing_date_anchor: z
    .enum(['current_period_end', 'next_period_start'])
    .optional()
    .register(fieldDescriptions, {
      label: 'Issuing date anchor',
      description: 'Which day subscription invoices are dated from.',
      example: '"next_period_start"',
    }),
  subscription_invoice_issuing_date_adjustment: z
    .enum(['align_with_finalization_date', 'keep_anchor'])
    .optional()
    .register(fieldDescriptions, {
      label: 'Issuing date adjustment',
      description: 'Whether the grace period moves the date of subscription invoices.',
      example: '"keep_anchor"',
    }),
})

const shippingText = (label: string, example: string, alsoKnownAs: readonly string[] = []) =>
  z
    .string()
    .optional()
    .register(fieldDescriptions, {
      label: `Shipping ${label}`,
      description: `The ${label} that goods or services go to, where it is not the billing one.`,
      example,
      alsoKnownAs,
    })

/** Where it is delivered; taxes may depend on it. */
export const shippingAddress = z.strictObject({
  address_line1: shippingText('address line 1', '"1 Example Street"', [
    'shipping_address_line1',
    'shipping_street',
  ]),
  address_line2: shippingText('address line 2', '"Floor 2"', ['shipping_address_line2']),
  city: shippingText('city', '"Berlin"', ['shipping_city']),
  zipcode: shippingText('postal code', '"10115"', ['shipping_zipcode', 'shipping_postal_code']),
  state: shippingText('state', '"Berlin"', ['shipping_state']),
  country: shippingText('country', '"DE"', ['shipping_country']),
})
