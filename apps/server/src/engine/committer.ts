import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../deps.ts'
import { toPages } from '../nexsets/pages.ts'
import type { Ledger, RangeOutcome } from './ledger.ts'
import { type CallRow, type Commit, type Committed, commitOutcomes, type IntentRow } from './ranges/commit.ts'
import { positionsText } from './ranges/positions.ts'

/**
 * Group commit: while other requests are on their way, the outcomes of all that end within so many milliseconds go into one
 * statement. The others do not wait for it, because an accepted one gives its place up when its answer is here; what is sent
 * in order does, and where nothing else is on its way there is nothing to gather. On PGlite a commit stops the process, so
 * answers gather by themselves meanwhile.
 */
const gatherMs = { postgresql: 5, embedded: 2 }
const retriesMs = [100, 300, 1_000, 2_000]

export interface Landing {
  outcome: RangeOutcome
  /** Records that were in the air and no longer are. */
  landed: number
  call: Omit<CallRow, 'ref'> | null
  intents: IntentRow[]
  /** For the destination's Nexset of answers, if it wants one. */
  response: string | null
  /** What names the object that the records are about, where they are sent in order. */
  key: string | null
}

export class Committer {
  readonly #deps: Pick<Deps, 'db' | 'log'>
  readonly #onCommitted: (ledger: Ledger, seen: Committed) => void
  readonly #onLost: (ledger: Ledger) => void
  readonly #isAnyInAir: () => boolean
  #next = emptyCommit()
  #responses = new Map<string, string[]>()
  #ledgers = new Set<Ledger>()
  #waiting: (() => void)[] = []
  #isRunning = false

  constructor(
    deps: Pick<Deps, 'db' | 'log'>,
    onCommitted: (ledger: Ledger, seen: Committed) => void,
    onLost: (ledger: Ledger) => void,
    isAnyInAir: () => boolean,
  ) {
    this.#deps = deps
    this.#onCommitted = onCommitted
    this.#onLost = onLost
    this.#isAnyInAir = isAnyInAir
  }

  /** Resolves once it is durable, or once it is known that the range is lost (`ledger.isLost`). */
  land(ledger: Ledger, { outcome, landed, call, intents, response, key }: Landing): Promise<void> {
    const { destinationId: destination_id, number, fence } = ledger.claimed
    ledger.add(outcome, landed)
    const ref = call ? this.#next.calls.length : null
    if (call) this.#next.calls.push({ ref: this.#next.calls.length, ...call })
    this.#next.setAside.push(
      ...outcome.setAside.map(({ offset, mayBeStored, ...rest }) => ({
        destination_id,
        number,
        fence,
        record_offset: offset,
        may_be_stored: mayBeStored,
        call_ref: ref,
        natural_key: key,
        ...rest,
      })),
    )
    this.#next.unknown.push(
      ...outcome.unknown.map(({ offset, sentence, lookUp }) => ({
        destination_id,
        number,
        fence,
        record_offset: offset,
        sentence,
        look_up: lookUp,
        call_ref: ref,
        natural_key: key,
      })),
    )
    this.#next.intents.push(...intents)
    if (response !== null)
      this.#responses.set(destination_id, [...(this.#responses.get(destination_id) ?? []), response])
    return this.renew(ledger)
  }

  /** Commits what there is of a range, if only its lease. */
  renew(ledger: Ledger): Promise<void> {
    this.#ledgers.add(ledger)
    const done = new Promise<void>((resolve) => this.#waiting.push(resolve))
    if (!this.#isRunning) void this.#run()
    return done
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#waiting.length > 0) {
      if (this.#isAnyInAir()) await sleep(gatherMs[this.#deps.db.engine])
      await this.#flush()
    }
    this.#isRunning = false
  }

  async #flush(): Promise<void> {
    const [commit, waiting] = [this.#next, this.#waiting]
    const ledgers = [...this.#ledgers].filter(({ isGivenBack }) => !isGivenBack)
    this.#next = emptyCommit()
    this.#ledgers = new Set()
    this.#waiting = []
    const begunAt = performance.now()
    commit.responses = [...this.#responses].flatMap(([destination_id, texts]) =>
      toPages(texts).map((page) => ({ destination_id, ...page })),
    )
    this.#responses = new Map()
    commit.ranges = ledgers.filter(({ isLost }) => !isLost).map((ledger) => ledger.take(positionsText))
    const seen = isEmpty(commit) ? [] : await this.#write(commit)
    for (const ledger of ledgers) {
      const { destinationId, number, fence } = ledger.claimed
      // The fence too: after a long standstill this process may have claimed its own range anew.
      const own = seen.find(
        (one) => one.destination_id === destinationId && one.number === number && one.fence === fence,
      )
      if (own) {
        ledger.renew(begunAt)
        this.#onCommitted(ledger, own)
      } else if (!ledger.isLost) {
        ledger.isLost = true
        this.#onLost(ledger)
      }
    }
    for (const resolve of waiting) resolve()
  }

  /** After the last try the ranges count as lost: their leases run out and what was in the air goes again. */
  async #write(commit: Commit): Promise<Committed[]> {
    for (const delay of [...retriesMs, null]) {
      try {
        return await commitOutcomes(this.#deps.db, commit)
      } catch (error) {
        if (delay === null)
          this.#deps.log.error(
            { error },
            'Outcomes of delivery could not be committed; they are found out again',
          )
        else this.#deps.log.warn({ error }, 'Outcomes of delivery could not be committed yet; trying again')
        if (delay !== null) await sleep(delay)
      }
    }
    return []
  }
}

const emptyCommit = (): Commit => ({
  ranges: [],
  calls: [],
  setAside: [],
  unknown: [],
  intents: [],
  responses: [],
})

/** Every range that it was asked for has been given back or lost meanwhile, and no call was made. */
const isEmpty = ({ ranges, calls, intents }: Commit): boolean =>
  ranges.length + calls.length + intents.length === 0
