import { setTimeout as wait } from 'node:timers/promises'
import type { Destination } from '@ferry/contract'
import { begin, type Delivery, look, outcomeOf, recordsOf, uploadedOf } from './deliveries.ts'
import { addTroubles } from './faults.ts'
import type { Load, Outcome, Verdict } from './loads/load.ts'
import { Random } from './random.ts'
import { loadsOf, type Scenario, type Size } from './scenarios.ts'
import { until } from './until.ts'
import { openWorld, type World } from './world/world.ts'

export interface Judged {
  load: Load
  outcome: Outcome
  verdict: Verdict
}

export interface Result {
  judged: Judged[]
  /** What was done → how often. */
  strikes: Map<string, number>
  /** kill -9, of any process. */
  kills: number
  /** How Ferry's processes ended by themselves, before they were started again. */
  ownEnds: string[]
  /** Faults that met a call, by kind. */
  faults: Map<string, number>
}

const appends = 8

/** One scenario from nothing to the verdict of the witness. */
export const runScenario = async (scenario: Scenario, size: Size, seed: number): Promise<Result> => {
  const world = await openWorld(scenario.world)
  const run = new Run(world, scenario, size, seed)
  try {
    return await run.play()
  } catch (error) {
    const complaints = world.programs.map(({ name, complaints: said }) => `── ${name} said last ──\n${said}`)
    throw new Error([error instanceof Error ? error.message : String(error), ...complaints].join('\n'), {
      cause: error,
    })
  } finally {
    await world.close()
  }
}

class Run {
  readonly #world: World
  readonly #scenario: Scenario
  readonly #size: Size
  readonly #seed: number
  readonly #strikes = new Map<string, number>()
  readonly #seen = new Map<string, Destination>()
  #deliveries: Delivery[] = []
  #arrived = 0
  #over = false
  readonly #begun = performance.now()

  constructor(world: World, scenario: Scenario, size: Size, seed: number) {
    this.#world = world
    this.#scenario = scenario
    this.#size = size
    this.#seed = seed
  }

  async play(): Promise<Result> {
    const { witness, programs } = this.#world
    const loads = loadsOf(this.#size.records, this.#seed)
    for (const load of loads) await load.prepare(witness)
    await addTroubles(witness, this.#size.records, this.#seed)
    this.#deliveries = await begin(this.#world, loads)
    const watching = this.#watch()
    try {
      await Promise.race([
        Promise.all([this.#strike(), ...this.#deliveries.map((one) => this.#append(one))]),
        watching,
      ])
      await witness.clearFaults()
      this.#tell('no more faults')
      await until(
        'all is settled',
        () => this.#isSettled(),
        () => this.#sign(),
        100,
      )
    } finally {
      this.#over = true
    }
    await watching
    this.#tell('all is settled')
    const judged: Judged[] = []
    for (const delivery of this.#deliveries) {
      const outcome = await outcomeOf(this.#world, delivery)
      judged.push({ load: delivery.load, outcome, verdict: await delivery.load.judge(witness, outcome) })
    }
    const ofPostgres = [...this.#strikes].filter(
      ([name]) => /PostgreSQL|backend/.test(name) && /kill/.test(name),
    )
    return {
      judged,
      strikes: this.#strikes,
      kills:
        programs.reduce((sum, { kills }) => sum + kills, 0) +
        ofPostgres.reduce((sum, [, count]) => sum + count, 0),
      ownEnds: programs.flatMap(({ ownEnds }) => ownEnds),
      faults: new Map(Object.entries((await witness.counts()).faults)),
    }
  }

  /** Strikes when so much has arrived as the seed says, so that a slow machine changes nothing but the time. */
  async #strike(): Promise<void> {
    const random = new Random(this.#seed, `${this.#scenario.name} strikes`)
    const { strikes, records } = this.#size
    for (let nth = 0; nth < strikes; nth += 1) {
      const share = (nth + random.share()) / (strikes + 1)
      await until(
        `${Math.round(share * 100)} % have arrived`,
        () => this.#arrived >= share * records * 0.95,
        () => this.#sign(),
        5,
      )
      const name = await random.pick(this.#scenario.strikes)(this.#world, random)
      this.#strikes.set(name, (this.#strikes.get(name) ?? 0) + 1)
      this.#tell(name)
    }
  }

  /** The rest of a load, piece by piece while the first of it arrives. */
  async #append({ load, nexsetId }: Delivery): Promise<void> {
    const first = uploadedOf(load)
    const step = Math.ceil((load.count - first) / appends)
    for (let nth = 0; nth < appends; nth += 1) {
      const [from, to] = [first + nth * step, Math.min(load.count, first + (nth + 1) * step)]
      if (from >= to) return
      const share = (0.5 * nth) / appends
      await until(
        'there is time to append',
        () => this.#arrived >= share * this.#size.records,
        () => this.#sign(),
      )
      await this.#world.api.append(nexsetId, `${load.name} ${nth}`, recordsOf(load, from, to))
    }
  }

  async #watch(): Promise<void> {
    const counting = (async () => {
      while (!this.#over) {
        this.#arrived = await this.#world.witness.arrived()
        await this.#world.witness.changesOfCustomers()
        await wait(20)
      }
    })()
    while (!this.#over) {
      for (const delivery of this.#deliveries) {
        this.#seen.set(delivery.destinationId, await look(this.#world, delivery))
      }
      await wait(200)
    }
    await counting
  }

  /** Everything that was appended has an outcome; looked at anew, because the watcher may have looked before. */
  async #isSettled(): Promise<boolean> {
    for (const delivery of this.#deliveries) {
      const { progress } = await look(this.#world, delivery)
      if (progress.total < delivery.load.count || progress.waiting > 0 || progress.inFlight > 0) return false
    }
    return true
  }

  #tell(what: string): void {
    const seconds = (performance.now() - this.#begun) / 1000
    console.log(`${seconds.toFixed(1).padStart(8)} s  ${String(this.#arrived).padStart(8)} arrived  ${what}`)
  }

  #sign(): string {
    const progress = [...this.#seen.values()].map(({ status, progress: counts }) => [status, counts])
    return JSON.stringify([this.#arrived, this.#world.programs.map(({ starts }) => starts), progress])
  }
}
