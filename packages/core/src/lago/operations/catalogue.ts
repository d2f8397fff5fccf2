import { addOnEntries } from './add-ons.ts'
import { alertEntries } from './alerts.ts'
import { billableMetricEntries } from './billable-metrics.ts'
import { couponEntries } from './coupons.ts'
import { creditNoteEntries } from './credit-notes.ts'
import { customerEntries } from './customers.ts'
import type { CatalogueEntry } from './entry.ts'
import { eventEntries } from './events.ts'
import { featureEntries } from './features.ts'
import { feeEntries } from './fees.ts'
import { invoiceEntries } from './invoices.ts'
import type { Operation } from './operation.ts'
import { paymentEntries } from './payments.ts'
import { planChargeEntries } from './plan-charges.ts'
import { planEntries } from './plans.ts'
import { subscriptionChargeEntries } from './subscription-charges.ts'
import { subscriptionEntries } from './subscriptions.ts'
import { taxEntries } from './taxes.ts'
import { walletTransactionEntries } from './wallet-transactions.ts'
import { walletEntries } from './wallets.ts'

/** Every operation with its body schema. */
export const catalogue: readonly CatalogueEntry[] = [
  ...eventEntries,
  ...customerEntries,
  ...subscriptionEntries,
  ...walletEntries,
  ...walletTransactionEntries,
  ...invoiceEntries,
  ...feeEntries,
  ...paymentEntries,
  ...creditNoteEntries,
  ...couponEntries,
  ...alertEntries,
  ...billableMetricEntries,
  ...planEntries,
  ...planChargeEntries,
  ...subscriptionChargeEntries,
  ...addOnEntries,
  ...featureEntries,
  ...taxEntries,
]

const byId = new Map(catalogue.map(({ operation }) => [operation.id, operation]))

/** A write operation by Lago's operationId, templates or not; undefined when the catalogue has none. */
export const writeOperationById = (id: string): Operation | undefined => byId.get(id)

/** `POST /events/batch` is how the events template sends when batching is on, not a template of its own. */
const isBatchForm = ({ path, batch }: Operation): boolean => batch?.path === path

/** The write operations a template can be made of, in the order the Endpoint pulldown shows them. */
export const operations: readonly Operation[] = catalogue
  .map(({ operation }) => operation)
  .filter((operation) => !isBatchForm(operation))

/** The operation a template is made of, by Lago's operationId; undefined when there is none. */
export const operationById = (id: string): Operation | undefined => {
  const operation = byId.get(id)
  return operation && !isBatchForm(operation) ? operation : undefined
}
