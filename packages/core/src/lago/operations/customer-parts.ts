import { z } from 'zod'
import { choice, flag, optional, text, texts, whole } from './kinds.ts'

/** How a customer is invoiced and charged. */
export const billingConfiguration = () =>
  z.strictObject(
    optional({
      payment_provider: choice(
        ['stripe', 'adyen', 'gocardless'],
        'Payment provider',
        'Who collects payments of this customer.',
        '"stripe"',
      ),
      payment_provider_code: text(
        'Payment provider code',
        'Code of the provider connection in Lago.',
        '"stripe-eu"',
      ),
      provider_customer_id: text(
        'Provider customer ID',
        'Id of the customer at the payment provider.',
        '"cus_12345"',
        ['stripe_customer_id', 'stripe_id'],
      ),
      sync: flag('Sync', 'Keep the customer in step with the provider.', 'true'),
      sync_with_provider: flag(
        'Create at the provider',
        'Make the customer at the payment provider too, if it has no id there.',
        'true',
      ),
      provider_payment_methods: texts(
        'Provider payment methods',
        'Ways of payment offered, for Stripe.',
        '["card","sepa_debit"]',
      ),
      document_locale: text('Document language', 'Language of invoices, ISO 639-1.', '"de"', [
        'locale',
        'language',
      ]),
      invoice_grace_period: whole('Invoice grace period', 'Days an invoice stays a draft.', '3'),
      subscription_invoice_issuing_date_anchor: choice(
        ['current_period_end', 'next_period_start'],
        'Issuing date anchor',
        'Which day subscription invoices are dated from.',
        '"next_period_start"',
      ),
      subscription_invoice_issuing_date_adjustment: choice(
        ['align_with_finalization_date', 'keep_anchor'],
        'Issuing date adjustment',
        'Whether the grace period moves the date of subscription invoices.',
        '"keep_anchor"',
      ),
    }),
  )

const shipping = (part: string, example: string, alsoKnownAs: readonly string[]) =>
  text(
    `Shipping ${part}`,
    `The ${part} that goods or services go to, where it is not the billing one.`,
    example,
    alsoKnownAs,
  )

/** Where it is delivered; taxes may depend on it. */
export const shippingAddress = () =>
  z.strictObject(
    optional({
      address_line1: shipping('address line 1', '"1 Example Street"', [
        'shipping_address_line1',
        'shipping_street',
      ]),
      address_line2: shipping('address line 2', '"Floor 2"', ['shipping_address_line2']),
      city: shipping('city', '"Berlin"', ['shipping_city']),
      zipcode: shipping('postal code', '"10115"', ['shipping_zipcode', 'shipping_postal_code']),
      state: shipping('state', '"Berlin"', ['shipping_state']),
      country: shipping('country', '"DE"', ['shipping_country']),
    }),
  )
