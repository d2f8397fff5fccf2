import { fillDisk } from './full-disk.ts'
import { customers } from './loads/customers.ts'
import { events } from './loads/events.ts'
import type { Load } from './loads/load.ts'
import { money } from './loads/money.ts'
import {
  errorStorm,
  jumpClock,
  killBackend,
  killPostgres,
  killProgram,
  limitStorm,
  restartPostgres,
  type Strike,
} from './strikes.ts'
import type { WorldOptions } from './world/world.ts'

export interface Scenario {
  name: string
  world: WorldOptions
  strikes: readonly [Strike, ...Strike[]]
  /** Records and strikes of the short form; null where only the long one plays it. */
  short: Size | null
  long: Size
}

export interface Size {
  records: number
  strikes: number
}

/** What every scenario sends: most of it events, and money and customers at the same time. */
export const loadsOf = (records: number, seed: number): Load[] => {
  const changes = Math.ceil(records * 0.02)
  const payments = Math.ceil(records * 0.01)
  const derived = Math.ceil((records - changes - payments) / 2)
  return [
    events('events, ids made by Ferry', 'derived', derived, seed),
    events('events, ids of the records', 'mapped', records - changes - payments - derived, seed),
    customers('changes of customers', changes, seed),
    money('wallet transactions', payments),
  ]
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'server',
    world: { setup: 'embedded', store: 'postgres' },
    strikes: [killProgram],
    short: { records: 8_000, strikes: 4 },
    long: { records: 200_000, strikes: 60 },
  },
  {
    name: 'server-clickhouse',
    world: { setup: 'embedded', store: 'clickhouse' },
    strikes: [killProgram, killProgram, limitStorm, errorStorm],
    short: null,
    long: { records: 150_000, strikes: 40 },
  },
  {
    name: 'workers',
    world: { setup: 'workers', store: 'postgres' },
    strikes: [killProgram],
    short: null,
    long: { records: 100_000, strikes: 30 },
  },
  {
    name: 'postgres',
    world: { setup: 'workers', store: 'clickhouse' },
    strikes: [killPostgres, killBackend, killProgram, restartPostgres],
    short: { records: 8_000, strikes: 4 },
    long: { records: 200_000, strikes: 60 },
  },
  {
    name: 'engine-thread',
    world: { setup: 'postgresql', store: 'postgres' },
    strikes: [killProgram, killBackend, killPostgres, restartPostgres],
    short: null,
    long: { records: 100_000, strikes: 30 },
  },
  {
    name: 'full-disk',
    world: { setup: 'embedded', store: 'postgres', diskMebibytes: 256 },
    strikes: [fillDisk, killProgram],
    short: { records: 4_000, strikes: 2 },
    long: { records: 100_000, strikes: 20 },
  },
  {
    name: 'full-disk-postgres',
    world: { setup: 'postgresql', store: 'clickhouse', diskMebibytes: 512 },
    strikes: [fillDisk, killProgram],
    short: null,
    long: { records: 50_000, strikes: 10 },
  },
  {
    name: 'clock',
    world: { setup: 'embedded', store: 'clickhouse', shiftsClock: true },
    strikes: [jumpClock, killProgram],
    short: { records: 4_000, strikes: 3 },
    long: { records: 50_000, strikes: 20 },
  },
  {
    name: 'clock-postgres',
    world: { setup: 'workers', store: 'postgres', shiftsClock: true },
    strikes: [jumpClock, killProgram],
    short: null,
    long: { records: 50_000, strikes: 20 },
  },
]
