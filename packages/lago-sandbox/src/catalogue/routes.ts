import type { Operation } from '../call.ts'
import { operationsOf } from '../resources/resource.ts'
import { billingEntities, webhookEndpoints } from './account.ts'
import { billableMetrics, expressionOperations } from './billable-metrics.ts'
import { coupons } from './coupons.ts'
import { features, privilegeOperations } from './features.ts'
import { addOns, taxes } from './taxes-and-add-ons.ts'

/** The plain resources: each is one entry of data. */
export const catalogueOperations: readonly Operation[] = [
  ...[taxes, addOns, coupons, billableMetrics, features, billingEntities, webhookEndpoints].flatMap(
    operationsOf,
  ),
  ...expressionOperations,
  ...privilegeOperations,
]
