import { Client } from 'lago-javascript-client'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type * as addOns from './add-ons.ts'
import type * as alerts from './alerts.ts'
import type * as billableMetrics from './billable-metrics.ts'
import type * as charges from './charge-bodies.ts'
import type * as coupons from './coupons.ts'
import type * as creditNotes from './credit-notes.ts'
import type { customerBody } from './customer-body.ts'
import type { eventBody } from './events.ts'
import type * as features from './features.ts'
import type { updateFeeBody } from './fees.ts'
import type * as invoices from './invoices.ts'
import type * as payments from './payments.ts'
import type * as plans from './plan-bodies.ts'
import type { entitlementsBody, metadataBody } from './shared-fields.ts'
import type * as subscriptions from './subscription-bodies.ts'
import type * as taxes from './taxes.ts'
import type * as wallets from './wallet-bodies.ts'
import { writeRoutes } from './write-routes.ts'

type LagoClient = ReturnType<typeof Client>

/** The client's method of an operationId, whichever group it is in. */
type MethodOf<Id extends string> = {
  [Group in keyof LagoClient]: Id extends keyof LagoClient[Group] ? LagoClient[Group][Id] : never
}[keyof LagoClient]

type ParametersOf<Method> = Method extends (...given: infer P) => unknown ? P[number] : never

/** What the client wants under the root key. */
type Within<Data, Root extends string> = Data extends object
  ? Root extends keyof Data
    ? NonNullable<Data[Root]>
    : never
  : never

/** The client's input type of an operation: inside its root key, or flat. */
type Theirs<Id extends string, Root extends string> = Within<ParametersOf<MethodOf<Id>>, Root>

type Filled<Value> = Exclude<Value, null | undefined>
type RequiredOf<Value> = {
  [Key in keyof Value]-?: undefined extends Pick<Value, Key>[Key] ? never : Key
}[keyof Value]

/** A plain text stands for any of the client's lists of texts (currencies, countries, time zones). */
type Fits<Mine, Other> = [Mine] extends [Other]
  ? true
  : string extends Mine
    ? Filled<Other> extends string
      ? true
      : false
    : Mine extends readonly (infer A)[]
      ? Other extends readonly (infer B)[]
        ? Fits<A, B>
        : false
      : Mine extends object
        ? Other extends object
          ? [Disagreements<Mine, Other>] extends [never]
            ? true
            : false
          : false
        : false

type Mistyped<Mine, Other> = {
  [Key in keyof Mine & keyof Other]-?: Fits<Filled<Mine[Key]>, Filled<Other[Key]>> extends true ? never : Key
}[keyof Mine & keyof Other]

/** Free objects name no keys, so only their being objects can be compared. */
type IsFree<Value> = string extends keyof Value ? true : false

/** Fields the client does not have, has with another type, or wants though we do not. */
type Disagreements<Mine, Other> =
  IsFree<Mine> extends true
    ? never
    : Exclude<keyof Mine, keyof Other> | Mistyped<Mine, Other> | Exclude<RequiredOf<Other>, RequiredOf<Mine>>

type Body<Make extends () => z.ZodType> = z.infer<ReturnType<Make>>

/** Fields in which we differ from the client, and fields of the client that we left out. */
type Differs<Id extends string, Root extends string, Make extends () => z.ZodType> = [
  Theirs<Id, Root>,
] extends [never]
  ? 'the client has no such operation or root key'
  :
      | Disagreements<Body<Make>, Theirs<Id, Root>>
      | (IsFree<Body<Make>> extends true ? never : Exclude<keyof Theirs<Id, Root>, keyof Body<Make>>)

/** True only when the two are the same. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type True<Claim extends true> = Claim

/** Each line is an operation; the last type names the fields in which Ferry knowingly differs. */
export type Agreement = [
  True<Same<Differs<'createEvent', 'event', typeof eventBody>, never>>,
  True<Same<Differs<'createCustomer', 'customer', typeof customerBody>, never>>,
  True<
    Same<Differs<'createSubscription', 'subscription', typeof subscriptions.createSubscriptionBody>, never>
  >,
  True<
    Same<
      Differs<'updateSubscription', 'subscription', typeof subscriptions.updateSubscriptionBody>,
      'ending_at' | 'on_termination_credit_note' | 'on_termination_invoice'
    >
  >,
  True<
    Same<
      Differs<'updateSubscriptionLifetimeUsage', 'lifetime_usage', typeof subscriptions.lifetimeUsageBody>,
      never
    >
  >,
  True<Same<Differs<'updateSubscriptionEntitlements', 'entitlements', typeof entitlementsBody>, never>>,
  True<Same<Differs<'createSubscriptionAlert', 'alert', typeof alerts.subscriptionAlertBody>, never>>,
  True<Same<Differs<'updateSubscriptionAlert', 'alert', typeof alerts.updateSubscriptionAlertBody>, never>>,
  True<Same<Differs<'createCustomerWalletAlert', 'alert', typeof alerts.walletAlertBody>, never>>,
  True<Same<Differs<'updateCustomerWalletAlert', 'alert', typeof alerts.updateWalletAlertBody>, never>>,
  True<Same<Differs<'overrideSubscriptionCharge', 'charge', typeof charges.overrideChargeBody>, never>>,
  True<Same<Differs<'createSubscriptionChargeFilter', 'filter', typeof charges.createFilterBody>, never>>,
  True<Same<Differs<'updateSubscriptionChargeFilter', 'filter', typeof charges.updateFilterBody>, never>>,
  True<
    Same<
      Differs<'overrideSubscriptionFixedCharge', 'fixed_charge', typeof charges.overrideFixedChargeBody>,
      never
    >
  >,
  True<Same<Differs<'createWallet', 'wallet', typeof wallets.createWalletBody>, 'transaction_priority'>>,
  True<
    Same<
      Differs<'createCustomerWallet', 'wallet', typeof wallets.createCustomerWalletBody>,
      'transaction_priority' | 'external_customer_id'
    >
  >,
  True<
    Same<
      Differs<'updateWallet', 'wallet', typeof wallets.updateWalletBody>,
      'paid_top_up_min_amount_cents' | 'paid_top_up_max_amount_cents'
    >
  >,
  True<
    Same<
      Differs<'updateCustomerWallet', 'wallet', typeof wallets.updateWalletBody>,
      'paid_top_up_min_amount_cents' | 'paid_top_up_max_amount_cents'
    >
  >,
  True<Same<Differs<'replaceWalletMetadata', 'metadata', typeof metadataBody>, never>>,
  True<Same<Differs<'mergeWalletMetadata', 'metadata', typeof metadataBody>, never>>,
  True<Same<Differs<'replaceCustomerWalletMetadata', 'metadata', typeof metadataBody>, never>>,
  True<Same<Differs<'mergeCustomerWalletMetadata', 'metadata', typeof metadataBody>, never>>,
  True<
    Same<
      Differs<'createWalletTransaction', 'wallet_transaction', typeof wallets.walletTransactionBody>,
      'priority'
    >
  >,
  True<Same<Differs<'createInvoice', 'invoice', typeof invoices.createInvoiceBody>, never>>,
  True<Same<Differs<'updateInvoice', 'invoice', typeof invoices.updateInvoiceBody>, never>>,
  True<Same<Differs<'updateFee', 'fee', typeof updateFeeBody>, never>>,
  True<Same<Differs<'createPayment', 'payment', typeof payments.createPaymentBody>, never>>,
  True<
    Same<Differs<'createPaymentRequest', 'payment_request', typeof payments.createPaymentRequestBody>, never>
  >,
  True<Same<Differs<'createCreditNote', 'credit_note', typeof creditNotes.createCreditNoteBody>, never>>,
  True<Same<Differs<'updateCreditNote', 'credit_note', typeof creditNotes.updateCreditNoteBody>, never>>,
  True<Same<Differs<'replaceCreditNoteMetadata', 'metadata', typeof metadataBody>, never>>,
  True<Same<Differs<'mergeCreditNoteMetadata', 'metadata', typeof metadataBody>, never>>,
  True<Same<Differs<'applyCoupon', 'applied_coupon', typeof coupons.applyCouponBody>, never>>,
  True<Same<Differs<'createCoupon', 'coupon', typeof coupons.createCouponBody>, never>>,
  True<Same<Differs<'updateCoupon', 'coupon', typeof coupons.updateCouponBody>, never>>,
  True<
    Same<
      Differs<'createBillableMetric', 'billable_metric', typeof billableMetrics.createBillableMetricBody>,
      never
    >
  >,
  True<
    Same<
      Differs<'updateBillableMetric', 'billable_metric', typeof billableMetrics.updateBillableMetricBody>,
      never
    >
  >,
  True<Same<Differs<'createPlan', 'plan', typeof plans.createPlanBody>, never>>,
  True<Same<Differs<'updatePlan', 'plan', typeof plans.updatePlanBody>, never>>,
  True<Same<Differs<'createEntitlement', 'entitlements', typeof entitlementsBody>, never>>,
  True<Same<Differs<'updateEntitlement', 'entitlements', typeof entitlementsBody>, never>>,
  True<Same<Differs<'replacePlanMetadata', 'metadata', typeof metadataBody>, never>>,
  True<Same<Differs<'mergePlanMetadata', 'metadata', typeof metadataBody>, never>>,
  True<Same<Differs<'createPlanCharge', 'charge', typeof charges.createChargeBody>, never>>,
  True<Same<Differs<'updatePlanCharge', 'charge', typeof charges.updateChargeBody>, never>>,
  True<Same<Differs<'createPlanChargeFilter', 'filter', typeof charges.createFilterBody>, never>>,
  True<Same<Differs<'updatePlanChargeFilter', 'filter', typeof charges.updateFilterBody>, never>>,
  True<Same<Differs<'createPlanFixedCharge', 'fixed_charge', typeof charges.createFixedChargeBody>, never>>,
  True<Same<Differs<'updatePlanFixedCharge', 'fixed_charge', typeof charges.updateFixedChargeBody>, never>>,
  True<Same<Differs<'createAddOn', 'add_on', typeof addOns.createAddOnBody>, never>>,
  True<Same<Differs<'updateAddOn', 'add_on', typeof addOns.updateAddOnBody>, never>>,
  True<Same<Differs<'createFeature', 'feature', typeof features.createFeatureBody>, never>>,
  True<Same<Differs<'updateFeature', 'feature', typeof features.updateFeatureBody>, never>>,
  True<Same<Differs<'createTax', 'tax', typeof taxes.createTaxBody>, never>>,
  True<Same<Differs<'updateTax', 'tax', typeof taxes.updateTaxBody>, never>>,
]

describe('the client of Lago', () => {
  it('calls every write operation by the method and path that Ferry knows', async () => {
    const called: string[] = []
    const client = Client('key', {
      baseUrl: 'https://lago.test/api/v1',
      customFetch: async (input: unknown, init?: { method?: string }) => {
        called.push(`${init?.method} ${String(input).replace('https://lago.test/api/v1', '')}`)
        return new Response('{}', { headers: { 'content-type': 'application/json' } })
      },
    })
    const methods = new Map<string, unknown>(
      Object.values(client).flatMap((group) =>
        Object.entries(Object(group)).map(([name, call]) => [name.toLowerCase(), call]),
      ),
    )
    for (const { method, path, operationId } of writeRoutes) {
      // The client and the spec do not always order the ids of a path alike, so all of them are one text here.
      const ids = (path.match(/\{\w+\}/g) ?? []).map(() => 'id')
      const call = methods.get(operationId.toLowerCase())
      expect(call, operationId).toBeTypeOf('function')
      await (call as (...given: unknown[]) => Promise<unknown>)(...ids, {})
      expect(called.at(-1)?.replace(/\?.*$/, '')).toBe(`${method} ${path.replaceAll(/\{\w+\}/g, 'id')}`)
    }
  })
})
