import { invalid, ok } from '../answers.ts'
import type { Answer } from '../call.ts'
import type { Customer } from '../customers/customer.ts'
import { isRecord, textOf } from '../json.ts'

/** The payment provider a customer is linked to, by its billing configuration. */
export const providerOf = (customer: Customer | undefined): string | null =>
  isRecord(customer?.billing_configuration) ? textOf(customer.billing_configuration.payment_provider) : null

/** 422 of whatever needs a payment provider and has none. */
export const noProvider = (): Answer => invalid({ base: ['no_linked_payment_provider'] })

/**
 * A link to pay under `root`, or the 422 of a customer without a provider. The link leads nowhere: no provider is ever
 * called. (lago-api:app/services/invoices/payments/generate_payment_url_service.rb)
 */
export const paymentUrl = (
  customer: Customer | undefined,
  root: string,
  ids: Record<string, string>,
): Answer => {
  const provider = providerOf(customer)
  if (!customer || provider === null) return noProvider()
  if (provider === 'gocardless') return invalid({ base: ['invalid_payment_provider'] })
  return ok({
    [root]: {
      lago_customer_id: customer.lago_id,
      external_customer_id: customer.external_id,
      payment_provider: provider,
      ...ids,
      payment_url: `https://pay.invalid/${Object.values(ids)[0] ?? ''}`,
    },
  })
}
