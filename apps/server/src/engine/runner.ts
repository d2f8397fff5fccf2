import type { Deps } from '../deps.ts'
import { backoffSeconds } from './backoff.ts'
import type { Committer } from './committer.ts'
import { type DeliveryRules, deliveryRules } from './delivery-rules.ts'
import type { EventStores } from './event-stores.ts'
import type { KnownIds } from './identities/known-ids.ts'
import { Ledger } from './ledger.ts'
import type { PlanThread } from './planning/plan-thread.ts'
import { type Claimed, claimRanges } from './ranges/claim.ts'
import type { Committed } from './ranges/commit.ts'
import { type ConfigVersion, readConfigVersion } from './ranges/config-version.ts'
import { cutRanges } from './ranges/cut.ts'
import { endHold, holdDestination, putOffProbe } from './ranges/hold.ts'
import { findOpenWork } from './ranges/open-work.ts'
import { SharedClaims } from './ranges/shared-claims.ts'
import { RangeRun, type RunResult } from './run/range-run.ts'
import { Pace } from './sending/pace.ts'
import { SharedSlots } from './sending/shared-slots.ts'
import { Slots } from './sending/slots.ts'

/** Ranges of one destination that one process works on at the same time, so that no slot is idle between two. */
const lanes = 4
/** Something is open, but another worker (or an earlier range) is in the way. */
const inTheWaySeconds = 0.5
const longestSleepSeconds = 60
/** What got through tells for so long that Lago works. */
const aliveMs = 60_000

export interface RunnerParts {
  deps: Deps
  owner: string
  committer: Committer
  stores: EventStores
  planThread: PlanThread
  knownIdsOf: (organization: string) => KnownIds
  abort: AbortSignal
  backoffScale: number
  /** Called while a range is held, to renew leases and to route news to it. */
  watch: (ledger: Ledger, runner: DestinationRunner) => void
  unwatch: (ledger: Ledger) => void
  /** Something that people look at has changed. */
  announce: (destinationId: string) => void
  /** There will be something to do in so many seconds, for any process. */
  wakeLater: (destinationId: string, seconds: number) => void
}

interface Setup {
  /** Of the config version that it follows. */
  configNumber: number
  rules: DeliveryRules
  slots: Slots
  pace: Pace
}

/** Works on one destination in this process: cuts, claims and runs ranges until there is nothing to do just now. */
export class DestinationRunner {
  readonly #id: string
  readonly #parts: RunnerParts
  readonly #stops = new Map<Ledger, AbortController>()
  readonly #share: SharedSlots
  #loop: Promise<void> | null = null
  #again = false
  #closed = false
  #timer: NodeJS.Timeout | undefined
  #failures = 0
  #restUntil = 0
  /** When something last got through. */
  #throughAt = Number.NEGATIVE_INFINITY
  #setup: Setup | null = null
  /** When records that wait for company are to be cut. */
  #cutAt: number | null = null

  constructor(id: string, parts: RunnerParts) {
    this.#id = id
    this.#parts = parts
    this.#share = new SharedSlots(parts.deps, { destinationId: id, owner: parts.owner })
  }

  /** Looks for something to do now. */
  kick(): void {
    if (this.#closed) return
    clearTimeout(this.#timer)
    if (this.#loop) this.#again = true
    else
      this.#loop = this.#run().finally(() => {
        this.#loop = null
        if (this.#again) this.kick()
      })
  }

  /** Looks again after a while, unless it is kicked before. */
  kickAfter(seconds: number): void {
    if (this.#closed || this.#loop) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.kick(), Math.max(0.01, Math.min(seconds, longestSleepSeconds)) * 1000)
    this.#timer.unref()
  }

  /** Stops before the next request; resolves when every range has been given back. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    for (const stop of this.#stops.values()) stop.abort()
    await this.#loop
  }

  /** What a commit told about a range of this destination: stops its run after a pause, a hold or an edit. */
  see(ledger: Ledger, { status, config_number }: Committed): void {
    const { probe, presentConfigNumber } = ledger.claimed
    const mayGoOn = probe === null ? status === 'active' : status === 'held'
    if (!mayGoOn || config_number !== presentConfigNumber) this.lose(ledger)
  }

  lose(ledger: Ledger): void {
    this.#stops.get(ledger)?.abort()
  }

  async #run(): Promise<void> {
    const { deps } = this.#parts
    this.#again = false
    try {
      await this.#pass()
    } catch (error) {
      deps.log.error(
        { error, destination: this.#id },
        'Delivery of a destination was interrupted; it goes on shortly',
      )
      this.#rest()
    }
    if (this.#closed || this.#again) return
    const seconds = await this.#secondsToNext().catch(() => 5)
    if (seconds !== null) this.#sleepOutside(seconds)
  }

  /** The loop has to be over before a timer may be set. */
  #sleepOutside(seconds: number) {
    queueMicrotask(() => setImmediate(() => this.kickAfter(seconds)))
    if (seconds > 2) this.#parts.wakeLater(this.#id, seconds)
  }

  async #pass(): Promise<void> {
    const { db } = this.#parts.deps
    const [[work], present] = await Promise.all([
      findOpenWork(db, this.#id),
      readConfigVersion(db, this.#id, null),
    ])
    if (!work || !present || this.#closed) return
    const setup = this.#setUp(present)
    if (work.status === 'held' && work.waitSeconds > 0) return
    const { waitSeconds } = await cutRanges(db, this.#id, setup.rules)
    const probe = work.status === 'held'
    const claims = new SharedClaims((count) => this.#claim(setup, probe, count))
    if (probe) return this.#lane(setup, claims, probe)
    if (waitSeconds !== null) this.#cutAt = performance.now() + waitSeconds * 1000
    if (performance.now() < this.#restUntil) return
    await this.#share.during(setup, async () => {
      const count = setup.rules.ordered ? 1 : lanes
      const ended = await Promise.allSettled(
        Array.from({ length: count }, () => this.#lane(setup, claims, probe)),
      )
      for (const lane of ended) if (lane.status === 'rejected') throw lane.reason
    })
  }

  async #secondsToNext(): Promise<number | null> {
    const [work] = await findOpenWork(this.#parts.deps.db, this.#id)
    if (!work) return null
    const now = performance.now()
    const cut = this.#cutAt === null ? Number.POSITIVE_INFINITY : (this.#cutAt - now) / 1000
    this.#cutAt = null
    const rest = Math.max(0, (this.#restUntil - now) / 1000)
    return Math.max(rest, Math.min(cut, Math.max(work.waitSeconds, inTheWaySeconds)))
  }

  /** Slots and pace outlive a pass while the caps stay the same. */
  #setUp({ number: configNumber, config, baseUrl }: ConfigVersion): Setup {
    const rules = deliveryRules(config, baseUrl)
    const old = this.#setup
    const isSame =
      old?.rules.inFlight === rules.inFlight && old.rules.requestsPerSecond === rules.requestsPerSecond
    const pace = () => new Pace(this.#parts.deps.db, this.#id, rules.requestsPerSecond)
    this.#setup =
      isSame && old
        ? { ...old, configNumber, rules }
        : { configNumber, rules, slots: new Slots(rules.inFlight), pace: pace() }
    return this.#setup
  }

  async #lane(setup: Setup, claims: SharedClaims<Claimed>, probe: boolean): Promise<void> {
    while (!this.#closed && performance.now() >= this.#restUntil) {
      const claimed = await claims.next()
      if (!claimed) return
      const result = await this.#work(claimed, setup)
      await this.#conclude(result, claimed)
      if (probe) return
    }
  }

  #claim({ configNumber, rules }: Setup, probe: boolean, count: number): Promise<Claimed[]> {
    const { deps, owner } = this.#parts
    const claim = { destinationId: this.#id, owner, configNumber, exclusive: rules.ordered, probe }
    return claimRanges(deps.db, claim, count)
  }

  async #work(claimed: Claimed, setup: Setup): Promise<RunResult> {
    const { deps, watch, unwatch } = this.#parts
    const ledger = new Ledger(claimed)
    const stop = new AbortController()
    if (this.#closed) stop.abort()
    this.#stops.set(ledger, stop)
    watch(ledger, this)
    try {
      const version = await readConfigVersion(deps.db, this.#id, claimed.configNumber)
      if (!version) return { finished: 0, trouble: null, isThrough: false }
      return await new RangeRun({
        ...this.#parts,
        ...setup,
        ledger,
        version,
        stop,
        isAlive: this.#isAlive,
      }).run()
    } finally {
      unwatch(ledger)
      this.#stops.delete(ledger)
    }
  }

  async #conclude({ finished, trouble, isThrough }: RunResult, { probe }: Claimed): Promise<void> {
    const { deps, announce } = this.#parts
    if (isThrough) this.#throughAt = performance.now()
    const wasProbe = probe !== null
    if (trouble?.kind === 'hold') await holdDestination(deps.db, this.#id, trouble.reason, wasProbe)
    else if (wasProbe && isThrough) await endHold(deps.db, this.#id)
    else if (wasProbe) await putOffProbe(deps.db, this.#id)
    if (wasProbe) this.#again = true
    if (trouble?.kind === 'later' && finished === 0) this.#rest()
    else if (finished > 0) this.#failures = 0
    announce(this.#id)
  }

  readonly #isAlive = () => performance.now() - this.#throughAt < aliveMs

  /** Nothing goes through just now: no other range is tried for a while either. */
  #rest() {
    this.#restUntil = performance.now() + backoffSeconds(this.#failures, this.#parts.backoffScale) * 1000
    this.#failures += 1
  }
}
