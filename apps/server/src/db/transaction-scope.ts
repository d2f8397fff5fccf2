import { AsyncLocalStorage } from 'node:async_hooks'

const scope = new AsyncLocalStorage<{ open: boolean }>()

/** Runs `work` as the inside of a transaction, for `refuseInsideTransaction`. */
export const insideTransaction = async <T>(work: () => Promise<T>): Promise<T> => {
  const transaction = { open: true }
  try {
    return await scope.run(transaction, work)
  } finally {
    transaction.open = false
  }
}

/**
 * On PGlite a statement outside an open transaction waits for it to end, so one asked for from inside would wait
 * for ever. Thrown on both engines, so that no test on PostgreSQL hides it.
 */
export const refuseInsideTransaction = () => {
  if (scope.getStore()?.open) throw new Error('Inside a transaction use its own handle, not the Db.')
}
