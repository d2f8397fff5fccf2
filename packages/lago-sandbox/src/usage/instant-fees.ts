import { meteredCharges } from '../charges/charge-kind.ts'
import { chargesOfSubscription } from '../charges/charges.ts'
import { feeColumns } from '../invoices/fee.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Row } from '../resources/row.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { priceCents } from './price.ts'

/** One event as far as an instant fee needs it. */
export interface InstantEvent {
  transactionId: string | null
  units: number
  /** Cents the event names itself, for the dynamic model. */
  dynamicCents: number
}

/** The charges of a subscription that are billed the moment an event of this metric comes. */
export const instantCharges = (organization: Organization, subscription: Subscription, metric: Row): Row[] =>
  chargesOfSubscription(organization, meteredCharges, subscription).filter(
    (charge) => charge.pay_in_advance === true && charge.lago_billable_metric_id === metric.lago_id,
  )

const decimal = (units: number): string => (Number.isInteger(units) ? units.toFixed(1) : String(units))

/** The columns of the fee that one event causes under one charge. */
export const instantFee = (
  organization: Organization,
  subscription: Subscription,
  charge: Row,
  metric: Row,
  { transactionId, units, dynamicCents }: InstantEvent,
  at: string,
): Record<string, unknown> => {
  const amount = priceCents(charge.charge_model, charge.properties, { units, eventsCount: 1, dynamicCents })
  return feeColumns(
    {
      item: {
        type: 'charge',
        code: metric.code,
        name: metric.name,
        description: metric.description,
        invoice_display_name: charge.invoice_display_name ?? metric.name,
        filter_invoice_display_name: null,
        filters: null,
        lago_item_id: metric.lago_id,
        item_type: 'BillableMetric',
        grouped_by: {},
      },
      units: decimal(units),
      unitCents: units === 0 ? 0 : amount / units,
      amountCents: amount,
      currency: subscription.plan_amount_currency,
      eventsCount: 1,
      isInAdvance: true,
      isInvoiceable: charge.invoiceable === true,
      taxCodes: charge.$tax_codes,
      columns: {
        lago_charge_id: charge.lago_id,
        lago_subscription_id: subscription.lago_id,
        lago_customer_id: subscription.lago_customer_id,
        external_customer_id: subscription.external_customer_id,
        external_subscription_id: subscription.external_id,
        event_transaction_id: transactionId,
        from_date: subscription.started_at,
        to_date: at,
      },
    },
    organization,
    at,
  )
}
