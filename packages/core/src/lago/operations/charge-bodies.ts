import { z } from 'zod'
import {
  choice,
  decimal,
  demandedBy,
  flag,
  items,
  lagoId,
  object,
  objects,
  optional,
  text,
  texts,
  whole,
} from './kinds.ts'

const example = '"1a901a90-1a90-4a90-8a90-1a901a901a90"'

/** What a charge costs, in the terms of its model. */
const properties = () =>
  z.strictObject(
    optional({
      amount: decimal('Amount', 'Price of a unit, or of a package.', '"0.05"', ['unit_price', 'price']),
      free_units: whole('Free units', 'Units of a package model that cost nothing.', '100'),
      package_size: whole('Package size', 'Units in a package.', '1000'),
      rate: decimal('Rate', 'Percentage, for the percentage model.', '"1.5"'),
      fixed_amount: decimal('Fixed amount', 'Added to each event of the percentage model.', '"0.25"'),
      free_units_per_events: whole('Free events', 'Events that cost nothing, for the percentage model.', '5'),
      free_units_per_total_aggregation: decimal(
        'Free total',
        'Total that costs nothing, for the percentage model.',
        '"500.0"',
      ),
      per_transaction_min_amount: decimal('Minimum per event', 'Least that one event costs.', '"0.10"'),
      per_transaction_max_amount: decimal('Maximum per event', 'Most that one event costs.', '"3.75"'),
      graduated_ranges: objects(
        'Graduated ranges',
        'Prices by range, for the graduated model.',
        '[{"from_value":0,"to_value":10,"flat_amount":"0","per_unit_amount":"0.5"}]',
      ),
      graduated_percentage_ranges: objects(
        'Graduated percentage ranges',
        'Percentages by range, for the graduated percentage model.',
        '[{"from_value":0,"to_value":10,"flat_amount":"0","rate":"1.5"}]',
      ),
      volume_ranges: objects(
        'Volume ranges',
        'Prices by total, for the volume model.',
        '[{"from_value":0,"to_value":10,"flat_amount":"0","per_unit_amount":"0.5"}]',
      ),
      pricing_group_keys: texts(
        'Pricing group keys',
        'Event properties that usage is priced apart by.',
        '["region"]',
      ),
      grouped_by: texts('Grouped by', 'The older name of the pricing group keys.', '["region"]'),
    }),
  )

/** A charge's properties, with what fixed charges do not have. */
const chargeProperties = () =>
  properties().extend(
    optional({
      presentation_group_keys: objects(
        'Presentation group keys',
        'Event properties that the invoice is split by.',
        '[{"value":"region"}]',
      ),
    }),
  )

const displayName = () =>
  text('Invoice display name', 'Name on invoices, where it is not the usual one.', '"API calls"', [
    'display_name',
  ])
const taxCodes = () => texts('Tax codes', 'Codes of taxes at Lago. An unknown code is refused.', '["vat_20"]')
const cascade = () => flag('Cascade updates', 'Change the overridden copies of this plan as well.', 'false')

/** What may differ from the plan for one subscription. */
const chargeOverrides = () => ({
  invoice_display_name: displayName(),
  min_amount_cents: whole('Minimum in cents', 'Least that the charge costs in a period (premium).', '500', [
    'min_amount',
  ]),
  properties: chargeProperties(),
  filters: items(
    {
      invoice_display_name: z.string().optional(),
      properties: z.record(z.string(), z.json()),
      values: z.record(z.string(), z.array(z.string())),
    },
    'Filters',
    'Other prices for some values of the metric’s filters. They replace the present ones.',
    '[{"values":{"region":["eu"]},"properties":{"amount":"0.04"}}]',
  ),
  tax_codes: taxCodes(),
  applied_pricing_unit: z.strictObject(
    optional({
      code: text(
        'Pricing unit code',
        'Code of a pricing unit at Lago, such as credits (premium).',
        '"credits"',
      ),
      conversion_rate: decimal('Conversion rate', 'What one pricing unit is worth.', '"0.1"'),
    }),
  ),
})

const chargeModel = () =>
  choice(
    ['standard', 'graduated', 'graduated_percentage', 'package', 'percentage', 'volume', 'dynamic'],
    'Charge model',
    'How the price is worked out.',
    '"standard"',
  )
const billableMetricId = () =>
  lagoId('Billable metric ID', 'Lago’s id of the metric that is charged, not its code.', example, [
    'lago_billable_metric_id',
    'metric_id',
  ])

const chargeOptions = () => ({
  code: text(
    'Code',
    'Your own code of the charge. Without it, a repeat adds a second charge.',
    '"api_calls"',
    ['charge_code'],
  ),
  pay_in_advance: flag('Pay in advance', 'Charged at each event, not at the end of the period.', 'false'),
  invoiceable: flag('Invoiceable', 'Whether fees in advance are put on an invoice (premium).', 'true'),
  regroup_paid_fees: choice(
    ['invoice'],
    'Regroup paid fees',
    'Put paid fees in advance on one invoice (premium).',
    '"invoice"',
  ),
  prorated: flag('Prorated', 'Charge for a part of the period only, for recurring metrics.', 'false'),
  accepts_target_wallet: flag(
    'Accepts a target wallet',
    'An event may name the wallet that pays for it (premium).',
    'false',
  ),
  ...chargeOverrides(),
  cascade_updates: cascade(),
})

export const createChargeBody = () =>
  z.strictObject({
    billable_metric_id: billableMetricId(),
    charge_model: chargeModel(),
    ...optional(chargeOptions()),
  })

export const updateChargeBody = () =>
  z.strictObject(
    optional({ billable_metric_id: billableMetricId(), charge_model: chargeModel(), ...chargeOptions() }),
  )

export const overrideChargeBody = () => z.strictObject(optional(chargeOverrides()))

const filterFields = () => ({
  values: object(
    'Values',
    'Which values of the metric’s filters it is for: a list for each key.',
    '{"region":["eu"]}',
    ['filter_values'],
  ),
  properties: object(
    'Properties',
    'The price, in the terms of the charge’s model. Amounts are numbers in JSON strings.',
    '{"amount":"0.04"}',
    ['price', 'charge_properties'],
  ),
})
const filterOptions = () => ({ invoice_display_name: displayName(), cascade_updates: cascade() })

export const createFilterBody = () => z.strictObject({ ...filterFields(), ...optional(filterOptions()) })

export const updateFilterBody = () => z.strictObject(optional({ ...filterFields(), ...filterOptions() }))

/** What may differ from the plan for one subscription. */
const fixedChargeOverrides = () => ({
  units: decimal('Units', 'How many are charged in each period.', '"10"', ['quantity']),
  apply_units_immediately: flag(
    'Apply units immediately',
    'Charge a change of units now, not from the next period on.',
    'false',
  ),
  invoice_display_name: displayName(),
  properties: properties(),
  tax_codes: taxCodes(),
})

const fixedChargeModel = () =>
  choice(['standard', 'graduated', 'volume'], 'Charge model', 'How the price is worked out.', '"standard"')

const fixedChargeOptions = () => ({
  code: text(
    'Code',
    'Your own code of the fixed charge. Without it, a repeat adds a second one.',
    '"seats"',
    ['fixed_charge_code'],
  ),
  add_on_code: text('Add-on code', 'Code of the add-on that is charged; or give its Lago id.', '"seat"', [
    'add_on',
  ]),
  add_on_id: lagoId('Add-on ID', 'Lago’s id of the add-on, where its code is not given.', example),
  pay_in_advance: flag('Pay in advance', 'Charged at the start of the period.', 'false'),
  prorated: flag('Prorated', 'Charge for a part of the period only.', 'false'),
  ...fixedChargeOverrides(),
  cascade_updates: cascade(),
})

export const createFixedChargeBody = () =>
  z.strictObject({
    ...demandedBy('model', { charge_model: fixedChargeModel() }),
    ...optional(fixedChargeOptions()),
  })

export const updateFixedChargeBody = () =>
  z.strictObject(optional({ charge_model: fixedChargeModel(), ...fixedChargeOptions() }))

export const overrideFixedChargeBody = () => z.strictObject(optional(fixedChargeOverrides()))
