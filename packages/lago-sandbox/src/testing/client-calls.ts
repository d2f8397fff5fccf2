import type { Client } from 'lago-javascript-client'

type Api = ReturnType<typeof Client>

/** What earlier calls made and later ones need. */
export type Known = Record<string, string>

/** One call of the real client; `keep` names an id out of its answer for the calls behind it. */
export interface ClientCall {
  method: string
  run: (api: Api, known: Known) => Promise<{ data: unknown }>
  keep?: Record<string, (answer: never) => string>
}

const call = (method: string, run: ClientCall['run'], keep?: ClientCall['keep']): ClientCall => ({
  method,
  run,
  ...(keep && { keep }),
})

const USD = 'USD' as const

const catalogue: ClientCall[] = [
  call('taxes.createTax', (api) => api.taxes.createTax({ tax: { name: 'VAT', code: 'vat', rate: '20.0' } })),
  call('taxes.updateTax', (api) => api.taxes.updateTax('vat', { tax: { name: 'VAT 20' } })),
  call(
    'addOns.createAddOn',
    (api) =>
      api.addOns.createAddOn({
        add_on: {
          name: 'Setup',
          code: 'setup',
          amount_cents: 5000,
          amount_currency: USD,
          tax_codes: ['vat'],
        },
      }),
    { addOn: (answer: { add_on: { lago_id: string } }) => answer.add_on.lago_id },
  ),
  call('addOns.updateAddOn', (api) => api.addOns.updateAddOn('setup', { add_on: { description: 'Once' } })),
  call('coupons.createCoupon', (api) =>
    api.coupons.createCoupon({
      coupon: {
        name: 'Ten',
        code: 'ten',
        coupon_type: 'fixed_amount',
        amount_cents: 1000,
        amount_currency: USD,
        frequency: 'once',
        expiration: 'no_expiration',
      },
    }),
  ),
  call('coupons.updateCoupon', (api) => api.coupons.updateCoupon('ten', { coupon: { name: 'Ten off' } })),
  call(
    'billableMetrics.createBillableMetric',
    (api) =>
      api.billableMetrics.createBillableMetric({
        billable_metric: { name: 'Bytes', code: 'bytes', aggregation_type: 'sum_agg', field_name: 'bytes' },
      }),
    { metric: (answer: { billable_metric: { lago_id: string } }) => answer.billable_metric.lago_id },
  ),
  call('billableMetrics.updateBillableMetric', (api) =>
    api.billableMetrics.updateBillableMetric('bytes', { billable_metric: { description: 'All' } }),
  ),
  call('billableMetrics.evaluateBillableMetricExpression', (api) =>
    api.billableMetrics.evaluateBillableMetricExpression({
      expression: 'round(event.properties.a * event.properties.b)',
      event: { code: 'bytes', properties: { a: 2, b: 1.6 } },
    }),
  ),
  call('features.createFeature', (api) =>
    api.features.createFeature({
      feature: {
        code: 'seats',
        name: 'Seats',
        privileges: [
          { code: 'max', value_type: 'integer' },
          { code: 'sso', value_type: 'boolean' },
        ],
      },
    }),
  ),
  call('features.updateFeature', (api) =>
    api.features.updateFeature('seats', { feature: { description: 'People' } }),
  ),
  call('billingEntities.createBillingEntity', (api) =>
    api.billingEntities.createBillingEntity({ billing_entity: { code: 'eu', name: 'EU' } }),
  ),
  call('billingEntities.updateBillingEntity', (api) =>
    api.billingEntities.updateBillingEntity('eu', { billing_entity: { name: 'Europe' } }),
  ),
  call('organizations.updateOrganization', (api) =>
    api.organizations.updateOrganization({ organization: { email: 'billing@example.com' } }),
  ),
  call(
    'webhookEndpoints.createWebhookEndpoint',
    (api) =>
      api.webhookEndpoints.createWebhookEndpoint({
        webhook_endpoint: { webhook_url: 'http://127.0.0.1:9/hook', event_types: ['none'] },
      }),
    { endpoint: (answer: { webhook_endpoint: { lago_id: string } }) => answer.webhook_endpoint.lago_id },
  ),
  call('webhookEndpoints.updateWebhookEndpoint', (api, { endpoint = '' }) =>
    api.webhookEndpoints.updateWebhookEndpoint(endpoint, {
      webhook_endpoint: { webhook_url: 'http://127.0.0.1:9/other', signature_algo: 'hmac' },
    }),
  ),
]

const plans: ClientCall[] = [
  call('plans.createPlan', (api, { metric = '' }) =>
    api.plans.createPlan({
      plan: {
        name: 'Pro',
        code: 'pro',
        interval: 'monthly',
        amount_cents: 1000,
        amount_currency: USD,
        pay_in_advance: false,
        charges: [
          {
            billable_metric_id: metric,
            code: 'bytes',
            charge_model: 'standard',
            properties: { amount: '0.1' },
          },
        ],
      },
    }),
  ),
  call('plans.updatePlan', (api) => api.plans.updatePlan('pro', { plan: { description: 'Better' } })),
  call('plans.createPlanCharge', (api, { metric = '' }) =>
    api.plans.createPlanCharge('pro', {
      charge: {
        billable_metric_id: metric,
        code: 'instant',
        charge_model: 'standard',
        pay_in_advance: true,
        properties: { amount: '0.5' },
      },
    }),
  ),
  call('plans.updatePlanCharge', (api) =>
    api.plans.updatePlanCharge('pro', 'instant', { charge: { invoice_display_name: 'Now' } }),
  ),
  call(
    'plans.createPlanChargeFilter',
    (api) =>
      api.plans.createPlanChargeFilter('pro', 'bytes', {
        filter: { values: { region: ['eu'] }, properties: { amount: '0.2' } },
      }),
    { filter: (answer: { filter: { lago_id: string } }) => answer.filter.lago_id },
  ),
  call('plans.updatePlanChargeFilter', (api, { filter = '' }) =>
    api.plans.updatePlanChargeFilter('pro', 'bytes', filter, { filter: { invoice_display_name: 'Europe' } }),
  ),
  call('plans.createPlanFixedCharge', (api, { addOn = '' }) =>
    api.plans.createPlanFixedCharge('pro', {
      fixed_charge: {
        add_on_id: addOn,
        code: 'setup',
        charge_model: 'standard',
        properties: { amount: '5' },
      },
    }),
  ),
  call('plans.updatePlanFixedCharge', (api) =>
    api.plans.updatePlanFixedCharge('pro', 'setup', { fixed_charge: { units: '2' } }),
  ),
  call('plans.createEntitlement', (api) =>
    api.plans.createEntitlement('pro', { entitlements: { seats: { max: 10, sso: true } } }),
  ),
  call('plans.updateEntitlement', (api) =>
    api.plans.updateEntitlement('pro', { entitlements: { seats: { max: 20 } } }),
  ),
  call('plans.replacePlanMetadata', (api) => api.plans.replacePlanMetadata('pro', { metadata: { a: '1' } })),
  call('plans.mergePlanMetadata', (api) => api.plans.mergePlanMetadata('pro', { metadata: { b: '2' } })),
  call('plans.deletePlanMetadataKey', (api) => api.plans.deletePlanMetadataKey('pro', 'a')),
  call('plans.deleteAllPlanMetadata', (api) => api.plans.deleteAllPlanMetadata('pro')),
]

/** The calls that set up what the others work on. */
export const settingUp: readonly ClientCall[] = [...catalogue, ...plans]

export { call }
