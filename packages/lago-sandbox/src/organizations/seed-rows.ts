import { defaultPlans, type Plan } from '../plans/plan.ts'
import { type Row, Rows } from '../resources/row.ts'

/** A billable metric that an organization has from the start. */
export interface MetricSeed {
  code: string
  /** `count_agg`, `sum_agg`, … */
  aggregationType: string
  /** The property it measures; none for `count_agg`. */
  fieldName?: string
}

const metricColumns = ({ code, aggregationType, fieldName }: MetricSeed) => ({
  name: code,
  code,
  description: null,
  recurring: false,
  expression: null,
  rounding_function: null,
  rounding_precision: null,
  field_name: fieldName ?? null,
  aggregation_type: aggregationType,
  weighted_interval: aggregationType === 'weighted_sum_agg' ? 'seconds' : null,
  filters: [],
})

const planColumns = ({ code, name, amountCents, currency, interval }: Plan) => ({
  name,
  invoice_display_name: null,
  code,
  interval,
  description: null,
  amount_cents: amountCents,
  amount_currency: currency,
  trial_period: null,
  pay_in_advance: false,
  bill_charges_monthly: null,
  bill_fixed_charges_monthly: null,
  usage_thresholds: [],
  metadata: null,
  $tax_codes: [],
  $minimum_commitment: null,
})

const chargeColumns = (plan: Row, metric: Row, amount: string, payInAdvance: boolean) => ({
  code: metric.code,
  charge_model: 'standard',
  pay_in_advance: payInAdvance,
  invoiceable: true,
  regroup_paid_fees: null,
  prorated: false,
  accepts_target_wallet: false,
  invoice_display_name: null,
  min_amount_cents: 0,
  properties: { amount },
  filters: [],
  applied_pricing_unit: null,
  lago_parent_id: null,
  lago_billable_metric_id: metric.lago_id,
  billable_metric_code: metric.code,
  $tax_codes: [],
  $owner: plan.lago_id,
})

const defaultEntity = {
  code: 'default',
  name: 'Default',
  default_currency: 'USD',
  document_numbering: 'per_customer',
  document_number_prefix: 'SAN-0001',
  finalize_zero_amount_invoice: true,
  net_payment_term: 0,
  address_line1: null,
  address_line2: null,
  city: null,
  state: null,
  country: null,
  zipcode: null,
  email: null,
  phone: null,
  legal_name: null,
  legal_number: null,
  tax_identification_number: null,
  timezone: 'UTC',
  email_settings: [],
  eu_tax_management: false,
  einvoicing: false,
  logo_url: null,
  is_default: true,
  $billing_configuration: null,
  $tax_codes: [],
}

/** What an organization holds before anybody wrote to it: its billing entity, metrics and plans. */
export const seedRows = (
  { plans = defaultPlans, metrics = [] }: { plans?: readonly Plan[]; metrics?: readonly MetricSeed[] },
  at: string,
): Rows => {
  const rows = new Rows()
  rows.add('billing_entity', { ...defaultEntity, updated_at: at }, at)
  for (const metric of metrics) rows.add('billable_metric', metricColumns(metric), at)
  // Newest first, so that a list shows seeds in the order they were given.
  for (const plan of [...plans].reverse()) {
    const row = rows.add('plan', planColumns(plan), at)
    for (const { metric: code, amount, payInAdvance = false } of plan.charges ?? []) {
      const metric = rows.find('billable_metric', 'code', code)
      if (!metric)
        throw new Error(`The plan ${plan.code} charges for ${code}, which is no metric of this organization.`)
      rows.add('charge', chargeColumns(row, metric, amount, payInAdvance), at)
    }
  }
  return rows
}
