import { customerEntries } from './customers.ts'
import type { CatalogueEntry } from './entry.ts'
import { eventEntries } from './events.ts'
import type { Operation } from './operation.ts'
import { subscriptionEntries } from './subscriptions.ts'

/** Every operation with its body schema. */
export const catalogue: readonly CatalogueEntry[] = [
  ...eventEntries,
  ...customerEntries,
  ...subscriptionEntries,
]

/** The write operations a template can be made of, in the order the Endpoint pulldown shows them. */
export const operations: readonly Operation[] = catalogue.map(({ operation }) => operation)

const byId = new Map(operations.map((operation) => [operation.id, operation]))

/** The operation of Lago's operationId, or undefined when the catalogue has none. */
export const operationById = (id: string): Operation | undefined => byId.get(id)
