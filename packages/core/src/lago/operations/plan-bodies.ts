import { z } from 'zod'
import { choice, flag, name, number, object, objects, optional, text, texts, whole } from './kinds.ts'
import { currency } from './shared-fields.ts'

const demanded = () => ({
  name: name('Name', 'Name of the plan.', '"Premium"', ['plan_name', 'title']),
  code: name('Code', 'Your own code of the plan; Lago refuses one that is taken.', '"premium"', [
    'plan_code',
  ]),
  interval: choice(
    ['weekly', 'monthly', 'quarterly', 'semiannual', 'yearly'],
    'Interval',
    'How often it is billed.',
    '"monthly"',
    ['billing_interval', 'period', 'frequency'],
  ),
  amount_cents: whole('Amount in cents', 'The base price of a period, in the smallest unit.', '9900', [
    'price_cents',
    'amount_in_cents',
  ]),
  amount_currency: currency('Currency', 'Currency of the plan.', ['currency']),
  pay_in_advance: flag('Pay in advance', 'The base price is billed at the start of the period.', 'true'),
})

const further = () => ({
  description: text('Description', 'What the plan is, for your own people.', '"For teams up to 50"'),
  invoice_display_name: text(
    'Invoice display name',
    'Name on invoices, where it is another one.',
    '"Premium plan"',
    ['display_name'],
  ),
  trial_period: number('Trial period', 'Days that cost nothing.', '14', ['trial_days', 'trial_period_days']),
  bill_charges_monthly: flag('Bill charges monthly', 'Bill usage each month on a yearly plan.', 'true'),
  bill_fixed_charges_monthly: flag(
    'Bill fixed charges monthly',
    'Bill fixed charges each month on a yearly plan.',
    'true',
  ),
  tax_codes: texts('Tax codes', 'Codes of taxes at Lago. An unknown code is refused.', '["vat_20"]'),
  minimum_commitment: object(
    'Minimum commitment',
    'Least that a period costs (premium). amount_cents is a whole number.',
    '{"amount_cents":100000}',
  ),
  usage_thresholds: objects(
    'Usage thresholds',
    'Amounts at which usage is invoiced before the period ends (premium).',
    '[{"amount_cents":10000,"threshold_display_name":"First"}]',
  ),
  metadata: object('Metadata', 'Keys and values of your own.', '{"segment":"b2b"}'),
})

const chargesExample =
  '[{"billable_metric_id":"1a901a90-1a90-4a90-8a90-1a901a901a90","charge_model":"standard","code":"api_calls","properties":{"amount":"0.05"}}]'
const fixedChargesExample =
  '[{"add_on_id":"1a901a90-1a90-4a90-8a90-1a901a901a90","charge_model":"standard","code":"seats","units":10,"properties":{"amount":"5"}}]'

/** lago-api:app/services/plans/create_service.rb */
export const createPlanBody = () =>
  z.strictObject({
    ...demanded(),
    ...optional({
      ...further(),
      charges: objects(
        'Charges',
        'Charges for usage, each naming its metric by Lago’s id. Amounts in properties are JSON strings.',
        chargesExample,
      ),
      fixed_charges: objects(
        'Fixed charges',
        'Charges that do not depend on usage, each naming its add-on by Lago’s id.',
        fixedChargesExample,
      ),
    }),
  })

/** lago-api:app/services/plans/update_service.rb */
export const updatePlanBody = () =>
  z.strictObject(
    optional({
      ...demanded(),
      ...further(),
      charges: objects(
        'Charges',
        'The whole list replaces the present one: a charge without its Lago id is made anew, one left out is deleted.',
        chargesExample.replace('{', '{"id":"1a901a90-1a90-4a90-8a90-1a901a901a90",'),
      ),
      fixed_charges: objects(
        'Fixed charges',
        'The whole list replaces the present one: a fixed charge without its Lago id is made anew, one left out is deleted.',
        fixedChargesExample.replace('{', '{"id":"1a901a90-1a90-4a90-8a90-1a901a901a90",'),
      ),
      cascade_updates: flag('Cascade updates', 'Change the overridden copies of this plan as well.', 'false'),
    }),
  )
