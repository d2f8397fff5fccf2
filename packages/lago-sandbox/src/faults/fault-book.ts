import { seeded } from './chance.ts'
import type { Fault, FaultRule } from './fault.ts'
import { Sentinels } from './sentinels.ts'

/** A rule in force: `skip` and `times` count down. */
export interface ActiveFault extends FaultRule {
  id: number
  skip: number
  times: number | null
  /** Whether the next matching call is met. */
  isDrawn?: () => boolean
}

const pathMatches = (wanted: string, path: string): boolean => {
  const under = path.replace(/^\/api\/v1/, '')
  return wanted.endsWith('*')
    ? under.startsWith(wanted.slice(0, -1)) || path.startsWith(wanted.slice(0, -1))
    : under === wanted || path === wanted
}

/** The faults waiting for their calls: rules set from outside, and sentinels in bodies. */
export class FaultBook {
  readonly #sentinels = new Sentinels()
  #rules: ActiveFault[] = []
  #lastId = 0

  /** Puts a rule in force; answers its id. Rules are tried in the order they came. */
  add(rule: FaultRule): number {
    this.#lastId += 1
    const times = rule.times === undefined ? 1 : rule.times
    const draw = seeded(rule.seed ?? 1)
    const { probability } = rule
    const isDrawn = probability === undefined ? undefined : () => draw() < probability
    this.#rules.push({
      ...rule,
      id: this.#lastId,
      skip: rule.skip ?? 0,
      times,
      ...(isDrawn && { isDrawn }),
    })
    return this.#lastId
  }

  remove(id: number): void {
    this.#rules = this.#rules.filter((rule) => rule.id !== id)
  }

  clear(): void {
    this.#rules = []
    this.#sentinels.clear()
  }

  list(): readonly ActiveFault[] {
    return this.#rules
  }

  /** The fault that meets this call, if any, using it up. `path` is without its query. */
  take(method: string, path: string, body: Buffer): Fault | undefined {
    for (const rule of this.#rules) {
      const { match = {} } = rule
      if (match.method !== undefined && match.method.toUpperCase() !== method) continue
      if (match.path !== undefined && !pathMatches(match.path, path)) continue
      if (match.bodyIncludes !== undefined && !body.includes(match.bodyIncludes)) continue
      if (rule.isDrawn?.() === false) continue
      if (rule.skip > 0) {
        rule.skip -= 1
        continue
      }
      if (rule.times !== null) {
        rule.times -= 1
        if (rule.times <= 0) this.remove(rule.id)
      }
      return rule
    }
    return this.#sentinels.find(method, path, body)
  }
}
