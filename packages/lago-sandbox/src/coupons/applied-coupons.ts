import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { matchCurrency } from '../customers/currency.ts'
import { iso } from '../events/timestamp.ts'
import { textOf } from '../json.ts'
import { among, amongKnown, ofCustomer } from '../lists/filter.ts'
import { answerList, type List } from '../lists/list.ts'
import { type Row, shown } from '../resources/row.ts'
import { unwrap } from '../wrapper.ts'

const number = (sent: unknown, otherwise: unknown): unknown => (typeof sent === 'number' ? sent : otherwise)

const columnsOf = (fields: Record<string, unknown>, coupon: Row, customer: Row): Record<string, unknown> => {
  const isFixed = coupon.coupon_type === 'fixed_amount'
  const amount = isFixed ? number(fields.amount_cents, coupon.amount_cents) : null
  const frequency = textOf(fields.frequency) ?? coupon.frequency
  const duration =
    frequency === 'recurring' ? number(fields.frequency_duration, coupon.frequency_duration) : null
  return {
    lago_coupon_id: coupon.lago_id,
    coupon_code: coupon.code,
    coupon_name: coupon.name,
    coupon_status: 'active',
    coupon_deleted_at: null,
    lago_customer_id: customer.lago_id,
    external_customer_id: customer.external_id,
    status: 'active',
    amount_cents: amount,
    amount_cents_remaining: frequency === 'once' ? amount : null,
    amount_currency: isFixed ? (textOf(fields.amount_currency) ?? coupon.amount_currency) : null,
    percentage_rate: isFixed ? null : (textOf(fields.percentage_rate) ?? coupon.percentage_rate),
    frequency,
    frequency_duration: duration,
    frequency_duration_remaining: duration,
    expiration_at: coupon.expiration_at,
    terminated_at: null,
  }
}

/** A reusable coupon is applied again by each repeat (lago-api:app/services/applied_coupons/create_service.rb). */
const apply = ({ organization, body, now }: Call): Answer => {
  const wrapped = unwrap(body, 'applied_coupon')
  if ('refusal' in wrapped) return wrapped.refusal
  const { fields } = wrapped
  const { rows, customers, effects } = organization
  const customer = customers.get(textOf(fields.external_customer_id) ?? '')
  if (!customer) return notFound('customer')
  const coupon = rows.find('coupon', 'code', textOf(fields.coupon_code))
  if (!coupon) return notFound('coupon')
  const isUsed = rows
    .of('applied_coupon')
    .some((row) => row.lago_coupon_id === coupon.lago_id && row.lago_customer_id === customer.lago_id)
  if (coupon.reusable === false && isUsed) return invalid({ coupon: ['coupon_is_not_reusable'] })
  const columns = columnsOf(fields, coupon, customer)
  const currency = textOf(columns.amount_currency)
  const mismatch = currency === null ? undefined : matchCurrency(customer, currency)
  if (mismatch) return mismatch
  effects.couponsApplied += 1
  return ok({ applied_coupon: shown(rows.add('applied_coupon', columns, iso(now))) })
}

/** lago-api:app/queries/applied_coupons_query.rb */
const appliedCoupons: List<Row> = {
  plural: 'applied_coupons',
  filters: [
    ofCustomer(({ external_customer_id }) => external_customer_id),
    amongKnown('status', ['active', 'terminated'], ({ status }) => status),
    among('coupon_code', ({ coupon_code }) => coupon_code),
  ],
  show: (row) => ({ ...shown(row), credits: [] }),
}

const list = (call: Call): Answer =>
  answerList(appliedCoupons, call.organization.rows.of('applied_coupon'), call)

const remove = ({ organization, params, now }: Call): Answer => {
  if (!organization.customers.has(params.external_id ?? '')) return notFound('customer')
  const row = organization.rows
    .of('applied_coupon')
    .find(
      (one) =>
        one.lago_id === params.applied_coupon_id &&
        one.external_customer_id === params.external_id &&
        one.status === 'active',
    )
  if (!row) return notFound('applied_coupon')
  row.status = 'terminated'
  row.terminated_at = iso(now)
  return ok({ applied_coupon: shown(row) })
}

const path = '/customers/:external_id/applied_coupons'
const resource = 'applied_coupon'
export const appliedCouponOperations: readonly Operation[] = [
  { method: 'POST', path: '/applied_coupons', resource, handle: apply },
  { method: 'GET', path: '/applied_coupons', resource, handle: list },
  { method: 'GET', path, resource, handle: list },
  { method: 'DELETE', path: `${path}/:applied_coupon_id`, resource, handle: remove },
]
