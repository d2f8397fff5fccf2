import { fileURLToPath } from 'node:url'
import { Program } from './program.ts'

const sandbox = fileURLToPath(new URL('../../../packages/lago-sandbox/src/main.ts', import.meta.url))

export type Store = 'postgres' | 'clickhouse'

export const apiKey = 'c4a05000-0000-4000-8000-000000000001'

/** An event as the sandbox lists it, so far as anybody looks at it here. */
export interface HeldEvent {
  transaction_id: string
  external_subscription_id: string | null
  code: string
  timestamp: string
  properties: Record<string, unknown>
}

/** A call as the sandbox remembers it, so far as anybody looks at it here. */
export interface HeldRequest {
  number: number
  method: string
  rawBody: string
  status: number | null
  fault: string | null
}

interface Counts {
  requests: number
  effects: Record<string, number>
  faults: Record<string, number>
}

/** A fault rule of the sandbox; see its README. */
export interface FaultRule {
  kind: string
  match?: { method?: string; path?: string; bodyIncludes?: string }
  status?: number
  delayMs?: number
  skip?: number
  times?: number | null
  probability?: number
  seed?: number
}

const eventsAtOnce = 10_000

/**
 * The sandbox in a process of its own, which nobody kills: it says what really arrived. Asked through its pages alone, so
 * that nothing of Ferry stands between.
 */
export class Witness {
  readonly #program: Program
  readonly #changes: HeldRequest[] = []
  #told = 0
  #url = ''

  constructor(store: Store) {
    this.#program = new Program({
      name: 'witness',
      file: sandbox,
      args: ['--with-parent'],
      env: {
        PORT: '0',
        LAGO_SANDBOX_API_KEY: apiKey,
        LAGO_SANDBOX_STORE: store,
        LAGO_SANDBOX_KEEP_REQUESTS: '100000',
      },
      says: /"url":"([^"]+)"/,
    })
  }

  async open(): Promise<void> {
    this.#url = await this.#program.ready()
  }

  close(): Promise<void> {
    return this.#program.stop()
  }

  get url(): string {
    return this.#url
  }

  async counts(): Promise<Counts> {
    return (await this.#ask('/__sandbox/counts')) as Counts
  }

  /** How many records had an effect so far, repeats included: what kills wait for. */
  async arrived(): Promise<number> {
    const { effects } = await this.counts()
    const kinds = ['eventsStored', 'customersCreated', 'customersUpdated', 'walletTransactionsCreated']
    return kinds.reduce((sum, kind) => sum + (effects[kind] ?? 0), 0)
  }

  async *events(): AsyncGenerator<HeldEvent> {
    for (let from = 0; ; from += eventsAtOnce) {
      const page = await this.#ask(`/__sandbox/events?from=${from}&limit=${eventsAtOnce}`)
      const { events } = page as { events: HeldEvent[] }
      yield* events
      if (events.length < eventsAtOnce) return
    }
  }

  /** All calls to `/customers` so far, in order of arrival; to be asked often, because the sandbox forgets old calls. */
  async changesOfCustomers(): Promise<readonly HeldRequest[]> {
    const page = await this.#ask(`/__sandbox/requests?after=${this.#told}&path=/api/v1/customers`)
    const { oldest, total, requests } = page as { oldest: number; total: number; requests: HeldRequest[] }
    if (oldest > this.#told + 1)
      throw new Error(`The witness forgot the calls from ${this.#told + 1} to ${oldest - 1}; ask more often.`)
    this.#told = total
    this.#changes.push(...requests)
    return this.#changes
  }

  /** A call of Lago's own API, as somebody who prepares or looks would make it. */
  async lago(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    return this.#ask(`/api/v1${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
  }

  async addFault(rule: FaultRule): Promise<void> {
    await this.#ask('/__sandbox/faults', { method: 'POST', body: JSON.stringify(rule) })
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.#url}/__sandbox/faults`, { method: 'DELETE' })
  }

  async #ask(path: string, init: RequestInit = {}): Promise<unknown> {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
    const answer = await fetch(`${this.#url}${path}`, { ...init, headers })
    if (!answer.ok)
      throw new Error(`The witness answered ${answer.status} at ${path}: ${await answer.text()}`)
    return answer.json()
  }
}
