// How fast the sandbox takes events in batches of 100, beside bare servers that only parse the same bodies, in turns.
// All are processes of their own, so that the load shares no event loop with them; CPU time is told too, because the
// machine may be busy with something else.
import { BATCH, batchBody, spacedBatchBody } from './event-bodies.ts'
import { loadEvents } from './event-load.ts'
import { type MeasuredProcess, sandboxScript, startProcess } from './measured-process.ts'

const ROUNDS = 3
const events = Number(process.argv[2] ?? 200_000)

interface Round {
  perSecond: number
  perCpuSecond: number
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

interface Measured {
  name: string
  process: MeasuredProcess
  bodyOf?: (batch: number) => string
}

let batch = 0
const measure = async ({ process: { url, cpuSeconds }, bodyOf = batchBody }: Measured): Promise<Round> => {
  const before = cpuSeconds()
  const seconds = await loadEvents(url, batch, events, bodyOf)
  batch += events / BATCH
  return { perSecond: events / seconds, perCpuSecond: events / (cpuSeconds() - before) }
}

const servers: Measured[] = [
  { name: 'bare server that parses', process: await startProcess('bench/bare-server.ts') },
  {
    name: 'bare server that parses and echoes',
    process: await startProcess('bench/bare-server.ts', ['--echo']),
  },
  {
    name: 'sandbox, bodies with spaces',
    process: await startProcess(sandboxScript),
    bodyOf: spacedBatchBody,
  },
  { name: 'sandbox', process: await startProcess(sandboxScript) },
]
for (const server of servers) await measure(server)

const rounds = new Map<string, Round[]>(servers.map(({ name }) => [name, []]))
for (let round = 0; round < ROUNDS; round += 1) {
  for (const server of servers) rounds.get(server.name)?.push(await measure(server))
}

const medians = servers.map(({ name }) => {
  const measured = rounds.get(name) ?? []
  const perSecond = median(measured.map((round) => round.perSecond))
  const perCpuSecond = median(measured.map((round) => round.perCpuSecond))
  console.log(`${name}: ${Math.round(perSecond)} events/s, ${Math.round(perCpuSecond)} per CPU second`)
  return { name, perSecond, perCpuSecond }
})
const sandbox = medians.at(-1)
for (const bare of medians.slice(0, 2)) {
  const clock = (sandbox?.perSecond ?? Number.NaN) / bare.perSecond
  const cpu = (sandbox?.perCpuSecond ?? Number.NaN) / bare.perCpuSecond
  console.log(`sandbox beside ${bare.name}: ${clock.toFixed(2)} by the clock, ${cpu.toFixed(2)} by CPU time`)
}
for (const { process: one } of servers) one.stop()
