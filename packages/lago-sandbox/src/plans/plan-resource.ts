import type { Call } from '../call.ts'
import { fixedCharges, meteredCharges } from '../charges/charge-kind.ts'
import { chargeJson, chargesOf, plannedChargesRefusal, replaceCharges } from '../charges/charges.ts'
import { entitlementsJson } from '../entitlements/entitlements.ts'
import { iso } from '../events/timestamp.ts'
import { isRecord } from '../json.ts'
import { cents, currency, decimal, flag, list, object, oneOf, required, text } from '../resources/field.ts'
import type { Resource } from '../resources/resource.ts'
import { shown } from '../resources/row.ts'
import { thresholdsJson } from './usage-thresholds.ts'

const sentPlan = ({ body }: Call): Record<string, unknown> =>
  isRecord(body) && isRecord(body.plan) ? body.plan : {}

/** lago-api:app/services/plans/create_service.rb, update_service.rb */
export const plans: Resource = {
  key: 'plan',
  plural: 'plans',
  path: '/plans',
  by: 'code',
  fields: {
    name: required(text),
    invoice_display_name: text,
    code: required(text),
    interval: required(oneOf('weekly', 'monthly', 'quarterly', 'semiannual', 'yearly')),
    description: text,
    amount_cents: required(cents),
    amount_currency: required(currency),
    trial_period: decimal,
    pay_in_advance: flag,
    bill_charges_monthly: { ...flag, initial: null },
    bill_fixed_charges_monthly: { ...flag, initial: null },
    $tax_codes: list,
    $minimum_commitment: object,
    usage_thresholds: list,
    metadata: object,
  },
  check: (_row, call) => {
    const sent = sentPlan(call)
    return (
      plannedChargesRefusal(meteredCharges, sent.charges, call.organization) ??
      plannedChargesRefusal(fixedCharges, sent.fixed_charges, call.organization)
    )
  },
  stored: (plan, call) => {
    const sent = sentPlan(call)
    for (const kind of [meteredCharges, fixedCharges]) {
      if (Array.isArray(sent[kind.plural]))
        replaceCharges(kind, sent[kind.plural], call.organization, plan.lago_id, iso(call.now))
    }
  },
  show: (plan, organization) => ({
    charges: chargesOf(organization, meteredCharges, plan.lago_id).map((row) =>
      chargeJson(row, organization),
    ),
    fixed_charges: chargesOf(organization, fixedCharges, plan.lago_id).map((row) =>
      chargeJson(row, organization),
    ),
    usage_thresholds: thresholdsJson(plan.usage_thresholds, plan),
    ...(isRecord(plan.$minimum_commitment) && {
      minimum_commitment: {
        lago_id: plan.lago_id,
        plan_code: plan.code,
        invoice_display_name: null,
        interval: plan.interval,
        created_at: plan.created_at,
        updated_at: plan.created_at,
        taxes: [],
        ...shown({ lago_id: plan.lago_id, created_at: plan.created_at, ...plan.$minimum_commitment }),
      },
    }),
    entitlements: entitlementsJson(organization, plan.lago_id),
    customers_count: 0,
    active_subscriptions_count: organization.subscriptions.filter(
      ({ plan_code, status }) => plan_code === plan.code && status === 'active',
    ).length,
    draft_invoices_count: 0,
  }),
}
