import type { ResendClass } from './answer.ts'
import { findRoute, pathBelowApi } from './operations/find-route.ts'

/** A request as far as its resend class depends on it; `url` is absolute, `body` JSON text or null. */
export interface RequestToClassify {
  method: string
  url: string
  body: string | null
}

type Json = Record<string, unknown>

/**
 * What a second identical call would do, by operation and body. Whatever is not known to be harmless is class C: an
 * unknown path, an event that Lago would not recognise as the same one, a call that makes money move each time
 * (lago-api:app/services/subscriptions/create_service.rb, wallets, wallet_transactions; db/structure.sql
 * `index_unique_transaction_id`).
 */
export const resend = ({ method, url, body }: RequestToClassify): ResendClass => {
  if (method === 'GET') return 'R'
  const path = pathBelowApi(url)
  const route = path === null ? undefined : findRoute(method, path)
  if (!route) return 'C'
  const check = byBody[route.operationId]
  return check ? check(bodyOf(body), route.resend) : route.resend
}

/** The class of a call with this body, given that of its operation. */
type BodyCheck = (body: Json, ofOperation: ResendClass) => ResendClass

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const bodyOf = (text: string | null): Json => {
  try {
    const body: unknown = JSON.parse(text ?? '{}')
    return isObject(body) ? body : {}
  } catch {
    return {}
  }
}

const isFilled = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')

/** Without any of these Lago has nothing to tell a repeat by, or makes up another time for each try. */
const isRecognisableEvent = (event: unknown): boolean =>
  isObject(event) &&
  isFilled(event.transaction_id) &&
  isFilled(event.external_subscription_id) &&
  isFilled(event.code) &&
  isFilled(event.timestamp)

/** Lago refuses a repeat by `key`, if it was sent. */
const refusedBy =
  (rootKey: string, key: string): BodyCheck =>
  (body) => {
    const item = body[rootKey]
    return isObject(item) && isFilled(item[key]) ? 'B' : 'C'
  }

const alerts: BodyCheck = (body) => {
  const list = body.alerts === undefined ? [body.alert] : Array.isArray(body.alerts) ? body.alerts : []
  return list.length > 0 && list.every((alert) => isObject(alert) && isFilled(alert.code)) ? 'B' : 'C'
}

/** A hidden child plan is compared with its parent, so the same call again ends and recreates the subscription. */
const withoutOverrides: BodyCheck = (body, ofOperation) => {
  const subscription = body.subscription
  if (!isObject(subscription) || 'plan_overrides' in subscription) return 'C'
  return ofOperation
}

const createSubscription: BodyCheck = (body, ofOperation) => {
  const subscription = body.subscription
  const isNamed = isObject(subscription) && isFilled(subscription.external_id)
  // `authorization` reserves an amount on the customer's card each time.
  return isNamed && !('authorization' in body) ? withoutOverrides(body, ofOperation) : 'C'
}

/** Charges sent without their Lago id are made anew each time, and may bill in advance. */
const updatePlan: BodyCheck = (body, ofOperation) => {
  const plan = body.plan
  if (!isObject(plan)) return 'C'
  const charges = [plan.charges, plan.fixed_charges].flatMap((list) => (Array.isArray(list) ? list : []))
  return charges.every((charge) => isObject(charge) && isFilled(charge.id)) ? ofOperation : 'C'
}

const byBody: Readonly<Record<string, BodyCheck>> = {
  createEvent: ({ event }) => (isRecognisableEvent(event) ? 'B' : 'C'),
  createBatchEvents: ({ events }) =>
    Array.isArray(events) && events.length > 0 && events.every(isRecognisableEvent) ? 'B' : 'C',
  createCustomer: ({ customer }, ofOperation) =>
    isObject(customer) && isFilled(customer.external_id) ? ofOperation : 'C',
  createSubscription,
  updateSubscription: withoutOverrides,
  updatePlan,
  createWallet: refusedBy('wallet', 'code'),
  createCustomerWallet: refusedBy('wallet', 'code'),
  createPlanCharge: refusedBy('charge', 'code'),
  createPlanFixedCharge: refusedBy('fixed_charge', 'code'),
  createSubscriptionAlert: alerts,
  createCustomerWalletAlert: alerts,
  createCoupon: refusedBy('coupon', 'code'),
  createAddOn: refusedBy('add_on', 'code'),
  createBillableMetric: refusedBy('billable_metric', 'code'),
  createFeature: refusedBy('feature', 'code'),
  createPlan: refusedBy('plan', 'code'),
  createTax: refusedBy('tax', 'code'),
  createBillingEntity: refusedBy('billing_entity', 'code'),
  createWebhookEndpoint: refusedBy('webhook_endpoint', 'webhook_url'),
}
