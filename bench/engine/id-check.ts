// What it costs to see that no two records share a transaction_id that they brought with them, which is done where Lago does
// not do it (ClickHouse): delivery there of ids that are new and of ids that were sent before, beside delivery to an
// organization whose store refuses repeats itself, in turns. Arguments: embedded|postgresql, records, rounds.
import { type SinkProcess, startSinkProcess } from '../stack.ts'
import { withCpu } from './cpu.ts'
import { credentialFor, type Database, deliver, prepare, startFerry, upload } from './delivery.ts'
import { writeEventsFile } from './events-file.ts'
import { median, tell } from './figures.ts'

const database: Database = process.argv[2] === 'embedded' ? 'embedded' : 'postgresql'
const records = Number(process.argv[3] ?? 100_000)
const rounds = Number(process.argv[4] ?? 5)

const file = await writeEventsFile(records)
const ferry = await startFerry(database)
const { nexsetId } = await upload(ferry, file)

interface Cost {
  cpu: number
  seconds: number
}
const deliverTo = async (sink: SinkProcess, credentialId: string): Promise<Cost> => {
  const id = await prepare(ferry, { nexsetId, credentialId })
  const { result: seconds, cpu } = await withCpu(records, () => deliver({ ferry, sink }, id, records))
  return { cpu, seconds }
}

const refusing = await startSinkProcess()
const refusingId = await credentialFor(ferry, refusing.url)
const accepting = await startSinkProcess(0, 'clickhouse')

const costs: { unchecked: Cost; fresh: Cost; again: Cost }[] = []
// The first round only warms up. Each has a key and so an organization of its own, where its ids are new.
for (let round = 0; round <= rounds; round += 1) {
  const acceptingId = await credentialFor(ferry, accepting.url, `key-of-round-${round}`)
  const unchecked = await deliverTo(refusing, refusingId)
  const fresh = await deliverTo(accepting, acceptingId)
  const cost = { unchecked, fresh, again: await deliverTo(accepting, acceptingId) }
  if (round > 0) costs.push(cost)
}

const more = (kind: 'fresh' | 'again', of: keyof Cost): string => {
  const share = median(costs.map((cost) => cost[kind][of] / cost.unchecked[of])) - 1
  return `${share < 0 ? '' : '+'}${(share * 100).toFixed(0)} %`
}
tell(
  `not checked, ${database}`,
  `${median(costs.map(({ unchecked }) => unchecked.cpu)).toFixed(1)} µs of CPU a record`,
)
for (const [kind, name] of [
  ['fresh', 'ids that are new'],
  ['again', 'ids that were sent before'],
] as const)
  tell(name, `${more(kind, 'cpu')} of CPU`, `${more(kind, 'seconds')} of time (wanted below +10 %)`)

await ferry.close()
await refusing.close()
await accepting.close()
await file.remove()
