import type { Deps } from '../deps.ts'
import { type Bucket, bucketOf } from './bucket.ts'
import { Budget } from './budget.ts'
import { type BudgetKey, budgetName } from './budget-rows.ts'

/** What Lago lets organizations send, for everything in this process that calls Lago. */
export interface Limits {
  /** The budget that a request of this credential is taken from. */
  budgetFor(credentialId: string, request: { method: string; url: string }): Promise<Budget>
  close(): Promise<void>
}

/** Who a credential belongs to may become known, so it is asked for again after a while. */
const rememberMs = 30_000

/** Shares the budgets of this process, and hears of what other processes learn of them. */
export const createLimits = async (deps: Pick<Deps, 'db' | 'log'>): Promise<Limits> => {
  const budgets = new Map<string, Budget>()
  const owners = new Map<string, { organization: string; until: number }>()

  const organizationOf = async (credentialId: string): Promise<string> => {
    const known = owners.get(credentialId)
    if (known && performance.now() < known.until) return known.organization
    const [row] = await deps.db.query<{ identity: string | null }>(
      'select identity from credential where id = $1',
      [credentialId],
    )
    const organization = row?.identity ?? `credential:${credentialId}`
    owners.set(credentialId, { organization, until: performance.now() + rememberMs })
    return organization
  }
  const budgetOf = (key: BudgetKey): Budget => {
    const name = budgetName(key)
    const budget = budgets.get(name) ?? new Budget(deps, key)
    budgets.set(name, budget)
    return budget
  }
  const unlisten = await deps.db.listen('budget', (payload) => {
    const [kind = '', ...name] = payload.split(' ')
    budgets.get(name.join(' '))?.refresh(kind === 'pause')
  })
  return {
    budgetFor: async (credentialId, request) => {
      const bucket: Bucket = bucketOf(request)
      return budgetOf({ organization: await organizationOf(credentialId), bucket })
    },
    close: async () => {
      await unlisten()
      for (const budget of budgets.values()) budget.close()
    },
  }
}
