import type { Operation } from './call.ts'
import { customerOperations } from './customers/routes.ts'
import { eventOperations } from './events/routes.ts'
import { organizationOperations } from './organizations/routes.ts'
import { planOperations } from './plans/routes.ts'
import { subscriptionOperations } from './subscriptions/routes.ts'
import { walletOperations } from './wallets/routes.ts'

/** Every route the sandbox has under `/api/v1`. */
export const operations: readonly Operation[] = [
  ...eventOperations,
  ...customerOperations,
  ...subscriptionOperations,
  ...walletOperations,
  ...planOperations,
  ...organizationOperations,
]
