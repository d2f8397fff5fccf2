import { type Method, methods } from '../../destinations/config.ts'
import type { ResendClass } from '../answer.ts'

/** What is known of every write operation of Lago's API, also of those the catalogue has no fields of. */
export interface WriteRoute {
  method: Method
  /** Below `/api/v1`, parameters in braces. */
  path: string
  operationId: string
  /** Key the body is wrapped in; null where it has no body or a flat one. */
  rootKey: string | null
  /** API-key permission resource. */
  permission: string
  /** Of the operation alone; `resend` looks at the body too. */
  resend: ResendClass
}

/**
 * method, path, operationId, root key, permission, resend class. Facts of Lago's API 1.51.0, checked against
 * lago-api:config/routes.rb and its controllers. As text, so that an operation is one line.
 */
const table = `
# Events
POST /events createEvent event event B
POST /events/batch createBatchEvents events event B
POST /events/estimate_fees eventEstimateFees event event R
POST /events/estimate_instant_fees eventEstimateInstantFees event event R
POST /events/batch_estimate_instant_fees eventBatchEstimateInstantFees events event R

# Customers and what hangs off them
POST /customers createCustomer customer customer A
DELETE /customers/{external_customer_id} destroyCustomer - customer D
DELETE /customers/{external_customer_id}/applied_coupons/{applied_coupon_id} deleteAppliedCoupon - applied_coupon D
POST /customers/{external_customer_id}/wallets createCustomerWallet wallet wallet C
PUT /customers/{external_customer_id}/wallets/{code} updateCustomerWallet wallet wallet D
DELETE /customers/{external_customer_id}/wallets/{code} destroyCustomerWallet - wallet D
POST /customers/{external_customer_id}/wallets/{wallet_code}/metadata replaceCustomerWalletMetadata metadata wallet D
PATCH /customers/{external_customer_id}/wallets/{wallet_code}/metadata mergeCustomerWalletMetadata metadata wallet D
DELETE /customers/{external_customer_id}/wallets/{wallet_code}/metadata deleteAllCustomerWalletMetadata - wallet D
DELETE /customers/{external_customer_id}/wallets/{wallet_code}/metadata/{key} deleteCustomerWalletMetadataKey - wallet D
POST /customers/{external_customer_id}/wallets/{wallet_code}/alerts createCustomerWalletAlert alert alert B
DELETE /customers/{external_customer_id}/wallets/{wallet_code}/alerts deleteAllCustomerWalletAlerts - alert D
PUT /customers/{external_customer_id}/wallets/{wallet_code}/alerts/{code} updateCustomerWalletAlert alert alert D
DELETE /customers/{external_customer_id}/wallets/{wallet_code}/alerts/{code} deleteCustomerWalletAlert - alert D
POST /customers/{external_customer_id}/checkout_url generateCustomerCheckoutURL - customer R
PUT /customers/{external_customer_id}/payment_methods/{lago_id}/set_as_default paymentMethodSetAsDefault - payment_method D
DELETE /customers/{external_customer_id}/payment_methods/{lago_id} destroyPaymentMethod - payment_method D

# Subscriptions
POST /subscriptions createSubscription subscription subscription A
PUT /subscriptions/{external_id} updateSubscription subscription subscription D
DELETE /subscriptions/{external_id} destroySubscription - subscription D
PUT /subscriptions/{external_id}/lifetime_usage updateSubscriptionLifetimeUsage lifetime_usage lifetime_usage D
POST /subscriptions/{external_id}/alerts createSubscriptionAlert alert alert B
DELETE /subscriptions/{external_id}/alerts deleteAllSubscriptionAlerts - alert D
PUT /subscriptions/{external_id}/alerts/{code} updateSubscriptionAlert alert alert D
DELETE /subscriptions/{external_id}/alerts/{code} deleteSubscriptionAlert - alert D
PATCH /subscriptions/{external_id}/entitlements updateSubscriptionEntitlements entitlements subscription D
DELETE /subscriptions/{external_id}/entitlements/{feature_code} destroySubscriptionEntitlement - subscription D
DELETE /subscriptions/{external_id}/entitlements/{feature_code}/privileges/{privilege_code} destroySubscriptionEntitlementPrivilege - subscription D
PUT /subscriptions/{external_id}/charges/{charge_code} overrideSubscriptionCharge charge subscription D
POST /subscriptions/{external_id}/charges/{charge_code}/filters createSubscriptionChargeFilter filter subscription C
PUT /subscriptions/{external_id}/charges/{charge_code}/filters/{filter_id} updateSubscriptionChargeFilter filter subscription D
DELETE /subscriptions/{external_id}/charges/{charge_code}/filters/{filter_id} destroySubscriptionChargeFilter - subscription D
PUT /subscriptions/{external_id}/fixed_charges/{fixed_charge_code} overrideSubscriptionFixedCharge fixed_charge subscription D

# Invoices and fees
PUT /fees/{lago_id} updateFee fee fee D
DELETE /fees/{lago_id} deleteFee - fee D
POST /invoices createInvoice invoice invoice C
PUT /invoices/{lago_id} updateInvoice invoice invoice D
DELETE /invoices/{lago_id} deleteInvoice - invoice D
POST /invoices/{lago_id}/download downloadInvoice - invoice R
PUT /invoices/{lago_id}/finalize finalizeInvoice - invoice D
POST /invoices/{lago_id}/lose_dispute loseDisputeInvoice - invoice D
PUT /invoices/{lago_id}/refresh refreshInvoice - invoice D
POST /invoices/{lago_id}/retry retryInvoice - invoice D
POST /invoices/{lago_id}/payment_url invoicePaymentUrl - invoice R
POST /invoices/preview invoicePreview - invoice R
POST /invoices/{lago_id}/retry_payment retryPayment payment_method invoice C
POST /invoices/{lago_id}/void voidInvoice - invoice D

# Wallets and credits
POST /wallets createWallet wallet wallet C
PUT /wallets/{lago_id} updateWallet wallet wallet D
DELETE /wallets/{lago_id} destroyWallet - wallet D
POST /wallets/{lago_id}/metadata replaceWalletMetadata metadata wallet D
PATCH /wallets/{lago_id}/metadata mergeWalletMetadata metadata wallet D
DELETE /wallets/{lago_id}/metadata deleteAllWalletMetadata - wallet D
DELETE /wallets/{lago_id}/metadata/{key} deleteWalletMetadataKey - wallet D
POST /wallet_transactions createWalletTransaction wallet_transaction wallet_transaction C
POST /wallet_transactions/{lago_id}/payment_url walletTransactionPaymentUrl - wallet_transaction R

# Coupons, credit notes, payments
POST /applied_coupons applyCoupon applied_coupon applied_coupon C
POST /coupons createCoupon coupon coupon B
PUT /coupons/{code} updateCoupon coupon coupon D
DELETE /coupons/{code} destroyCoupon - coupon D
POST /credit_notes createCreditNote credit_note credit_note C
PUT /credit_notes/{lago_id} updateCreditNote credit_note credit_note D
POST /credit_notes/{lago_id}/download downloadCreditNote - credit_note R
POST /credit_notes/estimate estimateCreditNote credit_note credit_note R
PUT /credit_notes/{lago_id}/void voidCreditNote - credit_note D
POST /credit_notes/{lago_id}/metadata replaceCreditNoteMetadata metadata credit_note D
PATCH /credit_notes/{lago_id}/metadata mergeCreditNoteMetadata metadata credit_note D
DELETE /credit_notes/{lago_id}/metadata deleteAllCreditNoteMetadata - credit_note D
DELETE /credit_notes/{lago_id}/metadata/{key} deleteCreditNoteMetadataKey - credit_note D
POST /payment_requests createPaymentRequest payment_request payment_request C
POST /payments createPayment payment payment C

# Catalogue: metrics, plans, add-ons, taxes, features
POST /add_ons createAddOn add_on add_on B
PUT /add_ons/{code} updateAddOn add_on add_on D
DELETE /add_ons/{code} destroyAddOn - add_on D
POST /billable_metrics createBillableMetric billable_metric billable_metric B
POST /billable_metrics/evaluate_expression evaluateBillableMetricExpression - billable_metric R
PUT /billable_metrics/{code} updateBillableMetric billable_metric billable_metric D
DELETE /billable_metrics/{code} destroyBillableMetric - billable_metric D
POST /features createFeature feature feature B
PUT /features/{code} updateFeature feature feature D
DELETE /features/{code} destroyFeature - feature D
DELETE /features/{code}/privileges/{privilege_code} deleteFeaturePrivilege - feature D
POST /plans createPlan plan plan B
PUT /plans/{code} updatePlan plan plan D
DELETE /plans/{code} destroyPlan - plan D
POST /plans/{code}/entitlements createEntitlement entitlements plan D
PATCH /plans/{code}/entitlements updateEntitlement entitlements plan D
DELETE /plans/{code}/entitlements/{feature_code} destroyEntitlement - plan D
DELETE /plans/{code}/entitlements/{feature_code}/privileges/{privilege_code} removeEntitlementPrivilege - plan D
POST /plans/{code}/metadata replacePlanMetadata metadata plan D
PATCH /plans/{code}/metadata mergePlanMetadata metadata plan D
DELETE /plans/{code}/metadata deleteAllPlanMetadata - plan D
DELETE /plans/{code}/metadata/{key} deletePlanMetadataKey - plan D
POST /plans/{code}/charges createPlanCharge charge plan B
PUT /plans/{code}/charges/{charge_code} updatePlanCharge charge plan D
DELETE /plans/{code}/charges/{charge_code} destroyPlanCharge - plan D
POST /plans/{code}/charges/{charge_code}/filters createPlanChargeFilter filter plan C
PUT /plans/{code}/charges/{charge_code}/filters/{filter_id} updatePlanChargeFilter filter plan D
DELETE /plans/{code}/charges/{charge_code}/filters/{filter_id} destroyPlanChargeFilter - plan D
POST /plans/{code}/fixed_charges createPlanFixedCharge fixed_charge plan B
PUT /plans/{code}/fixed_charges/{fixed_charge_code} updatePlanFixedCharge fixed_charge plan D
DELETE /plans/{code}/fixed_charges/{fixed_charge_code} destroyPlanFixedCharge - plan D
POST /taxes createTax tax tax B
PUT /taxes/{code} updateTax tax tax D
DELETE /taxes/{code} destroyTax - tax D

# Account settings
POST /billing_entities createBillingEntity billing_entity billing_entity B
PUT /billing_entities/{code} updateBillingEntity billing_entity billing_entity D
PUT /organizations updateOrganization organization organization D
POST /webhook_endpoints createWebhookEndpoint webhook_endpoint webhook_endpoint B
PUT /webhook_endpoints/{lago_id} updateWebhookEndpoint webhook_endpoint webhook_endpoint D
DELETE /webhook_endpoints/{lago_id} destroyWebhookEndpoint - webhook_endpoint D
`

const resendClasses: readonly ResendClass[] = ['A', 'B', 'C', 'D', 'R']

const parseRow = (row: string): WriteRoute => {
  const [first, path, operationId, rootKey, permission, last] = row.split(' ')
  const method = methods.find((name) => name === first)
  const resend = resendClasses.find((name) => name === last)
  if (!method || !path || !operationId || !rootKey || !permission || !resend) {
    throw new Error(`Not a row of write operations: ${row}`)
  }
  return { method, path, operationId, rootKey: rootKey === '-' ? null : rootKey, permission, resend }
}

/** All 116 write operations of Lago's API 1.51.0. */
export const writeRoutes: readonly WriteRoute[] = table
  .split('\n')
  .filter((row) => row !== '' && !row.startsWith('#'))
  .map(parseRow)
