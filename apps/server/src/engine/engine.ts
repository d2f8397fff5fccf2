import { randomUUID } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { Announcer } from './announcer.ts'
import { Committer } from './committer.ts'
import { EventStores } from './event-stores.ts'
import { KnownIds } from './identities/known-ids.ts'
import { type Jobs, startJobs } from './jobs.ts'
import type { Ledger } from './ledger.ts'
import { PlanThread } from './planning/plan-thread.ts'
import { forgetFarTimes } from './put-back-clock.ts'
import { probeHeldOf } from './ranges/hold.ts'
import { findOpenWork } from './ranges/open-work.ts'
import { voidLeases } from './ranges/void-leases.ts'
import { DestinationRunner } from './runner.ts'

/**
 * The delivery engine: carries what activated destinations have waiting to Lago, each record once.
 *
 * A range of records (table `range`) goes through:
 *
 *   ready ──claim──▶ running ──give back──▶ done     every record has an outcome
 *     ▲                │  │                └──▶ ready    paused, held, edited, or to be tried again (`not_before`)
 *     │                │  └──lease expires──▶ (claimed by another worker, fence + 1)
 *     └──void leases───┘     (embedded database opened: whoever held it is dead)
 *
 * - claim: any worker, of an active destination (or one request of a held one, its probe); raises the fence, and marks all
 *   its records as maybe sent, so that a crash leaves them marked.
 * - while running: the worker commits outcomes and renews its lease, both only under its fence. A worker whose fence is
 *   gone changes no outcome; its calls are still written down, because they were made.
 * - `waits_since`: a ready range of which only records are left that wait for an earlier one of their key is passed over until
 *   a key is freed (ranges/blocked-keys.ts).
 * - give back: marks exactly the records whose outcome is unclear. An edit moves all others to the new config version.
 *
 * A record of a range is: unfinished → (in the air) → delivered · duplicate · set aside · unknown. It never goes back.
 * Truth is in these rows alone. NOTIFY, pg-boss and timers only wake runners; a lost hint costs time.
 */
export interface Engine {
  /** Has a destination looked at now; without an id, all. Returns at once. */
  wake(destinationId?: string): void
  /** Stops before the next request, gives every range back; ends within a few seconds. */
  close(): Promise<void>
}

export interface EngineOptions {
  /** Whether to run pg-boss; without it one process alone still delivers everything. Default true. */
  jobs?: boolean
  /** Scales the waits between tries; tests make them short. Default 1. */
  backoffScale?: number
  /** How long requests on their way may take to end when the engine closes, in milliseconds. Default 3,000. */
  graceMs?: number
}

const beatMs = 250
const renewEveryMs = 2_500
const sweepEveryMs = 5_000

export const startEngine = async (deps: Deps, options: EngineOptions = {}): Promise<Engine> => {
  const engine = new DeliveryEngine(deps, options)
  await engine.start(options.jobs ?? true)
  return engine
}

class DeliveryEngine implements Engine {
  readonly #deps: Deps
  readonly #options: EngineOptions
  readonly #owner = `${process.pid}-${randomUUID()}`
  readonly #runners = new Map<string, DestinationRunner>()
  readonly #watched = new Map<Ledger, DestinationRunner>()
  readonly #knownIdsOf = new Map<string, KnownIds>()
  readonly #stores: EventStores
  readonly #planThread: PlanThread
  readonly #abort = new AbortController()
  readonly #committer: Committer
  readonly #announcer: Announcer
  readonly #timers: NodeJS.Timeout[] = []
  readonly #unlisten: (() => Promise<void>)[] = []
  #jobs: Jobs | null = null
  #sweeping: Promise<void> | null = null
  #closing: Promise<void> | null = null

  constructor(deps: Deps, options: EngineOptions) {
    this.#deps = deps
    this.#options = options
    this.#announcer = new Announcer(deps)
    this.#stores = new EventStores(deps.db)
    this.#planThread = new PlanThread(deps.log)
    this.#committer = new Committer(
      deps,
      (ledger, seen) => {
        this.#watched.get(ledger)?.see(ledger, seen)
        this.#announcer.announce(ledger.claimed.destinationId, ledger.takeDelivered())
      },
      (ledger) => this.#watched.get(ledger)?.lose(ledger),
      () => [...this.#watched.keys()].some(({ isInAir }) => isInAir),
    )
  }

  async start(withJobs: boolean): Promise<void> {
    const { db } = this.#deps
    await voidLeases(db)
    this.#unlisten.push(
      await db.listen('destination', (id) => this.#news(id)),
      await db.listen('nexset', (id) => void this.#wakeNexset(id)),
      await db.listen('credential', (id) => void this.#probeHeld(id)),
    )
    if (withJobs) this.#jobs = await startJobs(this.#deps, (id) => this.wake(id))
    this.#timers.push(
      setInterval(() => this.#beat(), beatMs),
      setInterval(() => this.wake(), sweepEveryMs),
    )
    for (const timer of this.#timers) timer.unref()
    this.wake()
  }

  wake(destinationId?: string): void {
    if (this.#closing) return
    if (destinationId) this.#news(destinationId)
    else this.#sweeping ??= this.#sweep().finally(() => (this.#sweeping = null))
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    for (const timer of this.#timers.slice(1)) clearInterval(timer)
    // Whoever cannot say that it listens no more has lost its connection and hears nothing.
    await Promise.allSettled(this.#unlisten.map((stop) => stop()))
    await this.#jobs
      ?.close()
      .catch((error: unknown) => this.#deps.log.warn({ error }, 'The job queue did not end cleanly'))
    const grace = setTimeout(() => this.#abort.abort(), this.#options.graceMs ?? 3_000)
    await this.#sweeping
    await Promise.all([...this.#runners.values()].map((runner) => runner.close()))
    await this.#planThread.close()
    clearTimeout(grace)
    for (const timer of this.#timers) clearInterval(timer)
    await this.#announcer.flush()
  }

  /** The destination changed: whoever works on it looks at its status, and its runner for work. */
  #news(destinationId: string): void {
    if (this.#closing) return
    for (const ledger of this.#watched.keys()) {
      if (ledger.claimed.destinationId === destinationId) void this.#committer.renew(ledger)
    }
    this.#runner(destinationId).kick()
    this.#announcer.announce(destinationId, false)
  }

  async #wakeNexset(nexsetId: string): Promise<void> {
    try {
      const rows = await this.#deps.db.query<{ id: string }>(
        `select id from destination where nexset_id = $1 and status = 'active'`,
        [nexsetId],
      )
      if (!this.#closing) for (const { id } of rows) this.#runner(id).kick()
    } catch (error) {
      this.#deps.log.warn({ error }, 'New records could not be looked at; the next sweep will')
    }
  }

  /** A key was replaced: destinations that were held try again now, not at their next probe. */
  async #probeHeld(credentialId: string): Promise<void> {
    try {
      await probeHeldOf(this.#deps.db, credentialId)
    } catch (error) {
      this.#deps.log.warn({ error }, 'Held destinations could not be tried at once; their next probe will')
    }
  }

  async #sweep(): Promise<void> {
    try {
      await forgetFarTimes(this.#deps.db)
      for (const { id, waitSeconds } of await findOpenWork(this.#deps.db)) {
        if (this.#closing) return
        if (waitSeconds <= 0) this.#runner(id).kick()
        else this.#runner(id).kickAfter(waitSeconds)
      }
    } catch (error) {
      this.#deps.log.warn({ error }, 'Work could not be looked for; it will be in a few seconds')
    }
  }

  /** Renews leases in good time, and lets people see what is in the air before the first answer. */
  #beat(): void {
    for (const ledger of this.#watched.keys()) {
      if (!ledger.isLost && (ledger.isUnshown || ledger.ageMs > renewEveryMs))
        void this.#committer.renew(ledger)
    }
  }

  #runner(id: string): DestinationRunner {
    const known = this.#runners.get(id)
    if (known) return known
    const runner = new DestinationRunner(id, {
      deps: this.#deps,
      owner: this.#owner,
      committer: this.#committer,
      stores: this.#stores,
      planThread: this.#planThread,
      knownIdsOf: (organization) => this.#knownIds(organization),
      abort: this.#abort.signal,
      backoffScale: this.#options.backoffScale ?? 1,
      watch: (ledger, by) => this.#watched.set(ledger, by),
      unwatch: (ledger) => this.#watched.delete(ledger),
      announce: (destinationId) => this.#announcer.announce(destinationId, false),
      wakeLater: (destinationId, seconds) => this.#jobs?.wakeLater(destinationId, seconds),
    })
    this.#runners.set(id, runner)
    return runner
  }

  #knownIds(organization: string): KnownIds {
    const known = this.#knownIdsOf.get(organization) ?? new KnownIds(this.#deps.db, organization)
    this.#knownIdsOf.set(organization, known)
    return known
  }
}
