import { type ClientCall, call } from './client-calls.ts'

const customers: ClientCall[] = [
  call('customers.createCustomer', (api) =>
    api.customers.createCustomer({
      customer: {
        external_id: 'c1',
        name: 'Acme',
        currency: 'USD',
        email: 'acme@example.com',
        tax_codes: ['vat'],
        billing_configuration: { payment_provider: 'stripe' },
      },
    }),
  ),
  call('customers.generateCustomerCheckoutUrl', (api) => api.customers.generateCustomerCheckoutUrl('c1')),
  call('customers.paymentMethodSetAsDefault', (api, { paymentMethod = '' }) =>
    api.customers.paymentMethodSetAsDefault(paymentMethod, 'c1'),
  ),
  call('customers.destroyPaymentMethod', (api, { paymentMethod = '' }) =>
    api.customers.destroyPaymentMethod(paymentMethod, 'c1'),
  ),
]

const subscriptions: ClientCall[] = [
  call('subscriptions.createSubscription', (api) =>
    api.subscriptions.createSubscription({
      subscription: { external_customer_id: 'c1', plan_code: 'pro', external_id: 's1' },
    }),
  ),
  call('subscriptions.updateSubscription', (api) =>
    api.subscriptions.updateSubscription('s1', { subscription: { name: 'Main', ending_at: null } }),
  ),
  call('subscriptions.updateSubscriptionLifetimeUsage', (api) =>
    api.subscriptions.updateSubscriptionLifetimeUsage('s1', {
      lifetime_usage: { external_historical_usage_amount_cents: 100 },
    }),
  ),
  call('subscriptions.createSubscriptionAlert', (api) =>
    api.subscriptions.createSubscriptionAlert('s1', {
      alert: {
        alert_type: 'billable_metric_current_usage_units',
        code: 'much',
        billable_metric_code: 'bytes',
        thresholds: [{ value: 100, code: 'first' }],
      },
    }),
  ),
  call('subscriptions.updateSubscriptionAlert', (api) =>
    api.subscriptions.updateSubscriptionAlert('s1', 'much', { alert: { name: 'Much' } }),
  ),
  call('subscriptions.deleteSubscriptionAlert', (api) =>
    api.subscriptions.deleteSubscriptionAlert('s1', 'much'),
  ),
  call('subscriptions.deleteAllSubscriptionAlerts', (api) =>
    api.subscriptions.deleteAllSubscriptionAlerts('s1'),
  ),
  call('subscriptions.updateSubscriptionEntitlements', (api) =>
    api.subscriptions.updateSubscriptionEntitlements('s1', {
      entitlements: { seats: { max: 30, sso: false } },
    }),
  ),
  call('subscriptions.destroySubscriptionEntitlementPrivilege', (api) =>
    api.subscriptions.destroySubscriptionEntitlementPrivilege('s1', 'seats', 'max'),
  ),
  call('subscriptions.destroySubscriptionEntitlement', (api) =>
    api.subscriptions.destroySubscriptionEntitlement('s1', 'seats'),
  ),
  call('subscriptions.overrideSubscriptionCharge', (api) =>
    api.subscriptions.overrideSubscriptionCharge('s1', 'bytes', {
      charge: { properties: { amount: '0.3' } },
    }),
  ),
  call(
    'subscriptions.createSubscriptionChargeFilter',
    (api) =>
      api.subscriptions.createSubscriptionChargeFilter('s1', 'bytes', {
        filter: { values: { region: ['us'] }, properties: { amount: '0.4' } },
      }),
    { ownFilter: (answer: { filter: { lago_id: string } }) => answer.filter.lago_id },
  ),
  call('subscriptions.updateSubscriptionChargeFilter', (api, { ownFilter = '' }) =>
    api.subscriptions.updateSubscriptionChargeFilter('s1', 'bytes', ownFilter, {
      filter: { invoice_display_name: 'Here' },
    }),
  ),
  call('subscriptions.destroySubscriptionChargeFilter', (api, { ownFilter = '' }) =>
    api.subscriptions.destroySubscriptionChargeFilter('s1', 'bytes', ownFilter),
  ),
  call('subscriptions.overrideSubscriptionFixedCharge', (api) =>
    api.subscriptions.overrideSubscriptionFixedCharge('s1', 'setup', { fixed_charge: { units: '3' } }),
  ),
]

const now = () => Math.floor(Date.now() / 1000)
const event = (id: string) => ({
  transaction_id: id,
  external_subscription_id: 's1',
  code: 'bytes',
  timestamp: now() + 1,
  properties: { bytes: 12 },
})
const estimate = { code: 'bytes', external_subscription_id: 's1', properties: { bytes: 12 } }

const events: ClientCall[] = [
  call('events.createEvent', (api) => api.events.createEvent({ event: event('t1') })),
  call('events.createBatchEvents', (api) =>
    api.events.createBatchEvents({ events: [event('t2'), event('t3')] }),
  ),
  call('events.eventEstimateFees', (api) => api.events.eventEstimateFees({ event: estimate })),
  call('events.eventEstimateInstantFees', (api) =>
    api.events.eventEstimateInstantFees({ event: { ...estimate, transaction_id: 't4' } }),
  ),
  call('events.eventBatchEstimateInstantFees', (api) =>
    // The declared type wraps each event; the server reads bare ones.
    api.events.eventBatchEstimateInstantFees({ events: [estimate as never] }),
  ),
  call('fees.updateFee', (api, { fee = '' }) =>
    api.fees.updateFee(fee, { fee: { payment_status: 'succeeded' } }),
  ),
  call('fees.deleteFee', (api, { fee = '' }) => api.fees.deleteFee(fee)),
]

/** Customers, their subscriptions and what they use. */
export const using: readonly ClientCall[] = [...customers, ...subscriptions, ...events]
