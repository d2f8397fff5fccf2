import { alertRoutes } from './alerts/routes.ts'
import type { Operation } from './call.ts'
import { catalogueOperations } from './catalogue/routes.ts'
import { chargeOperations } from './charges/routes.ts'
import { appliedCouponOperations } from './coupons/applied-coupons.ts'
import { creditNoteOperations } from './credit-notes/routes.ts'
import { customerOperations } from './customers/routes.ts'
import { planEntitlementOperations } from './entitlements/plan-routes.ts'
import { subscriptionEntitlementOperations } from './entitlements/subscription-routes.ts'
import { eventOperations } from './events/routes.ts'
import { feeOperations } from './invoices/fee-routes.ts'
import { invoiceOperations } from './invoices/routes.ts'
import { organizationOperations } from './organizations/routes.ts'
import { paymentMethodOperations } from './payments/payment-methods.ts'
import { paymentRequestOperations } from './payments/payment-requests.ts'
import { paymentOperations } from './payments/payments.ts'
import { planOperations } from './plans/routes.ts'
import { lifetimeUsageOperations } from './subscriptions/lifetime-usage.ts'
import { subscriptionOperations } from './subscriptions/routes.ts'
import { usageOperations } from './usage/current-usage.ts'
import { estimateOperations } from './usage/estimate.ts'
import { walletOperations } from './wallets/routes.ts'

const written: readonly Operation[] = [
  ...eventOperations,
  ...estimateOperations,
  ...customerOperations,
  ...usageOperations,
  ...subscriptionOperations,
  ...lifetimeUsageOperations,
  ...subscriptionEntitlementOperations,
  ...alertRoutes,
  ...walletOperations,
  ...planOperations,
  ...planEntitlementOperations,
  ...chargeOperations,
  ...catalogueOperations,
  ...invoiceOperations,
  ...feeOperations,
  ...appliedCouponOperations,
  ...creditNoteOperations,
  ...paymentOperations,
  ...paymentRequestOperations,
  ...paymentMethodOperations,
  ...organizationOperations,
]

/** Rails answers PATCH wherever a resource's update answers PUT; actions with a name of their own are PUT only. */
const isUpdate = ({ method, path }: Operation): boolean => method === 'PUT' && /\/:\w+$/.test(path)

/** Every route the sandbox has under `/api/v1`. */
export const operations: readonly Operation[] = [
  ...written,
  ...written.filter(isUpdate).map((operation): Operation => ({ ...operation, method: 'PATCH' })),
]
