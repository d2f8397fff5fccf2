// Two worker processes beside one, on PostgreSQL, where the API answers after 50 ms and each process has 16 requests in
// flight, so that one cannot do better than 32,000 records/s. Arguments: records, rounds.
import { startSinkProcess, startWorkerProcess } from '../stack.ts'
import { cpuRemark, withCpu } from './cpu.ts'
import { credentialFor, deliver, prepare, startFerry, upload } from './delivery.ts'
import { writeEventsFile } from './events-file.ts'
import { median, rounded, tell } from './figures.ts'

const records = Number(process.argv[2] ?? 200_000)
const rounds = Number(process.argv[3] ?? 3)

const file = await writeEventsFile(records)
const sink = await startSinkProcess(50)
const ferry = await startFerry('postgresql', { FERRY_ROLE: 'api' })
const { nexsetId } = await upload(ferry, file)
const credentialId = await credentialFor(ferry, sink.url)

const deliverAll = async () => {
  const id = await prepare(ferry, { nexsetId, credentialId })
  return withCpu(records, () => deliver({ ferry, sink }, id, records))
}

const costs: number[] = []
const rate = async (): Promise<number> => {
  const { result: seconds, cpu } = await deliverAll()
  costs.push(cpu)
  return records / seconds
}

/** Both deliver once before they are measured: a process that has just started spends as much on compiling itself. */
const round = async () => {
  const [first, second] = await Promise.all([
    startWorkerProcess(ferry.shared),
    startWorkerProcess(ferry.shared),
  ])
  await deliverAll()
  const two = await rate()
  await second.close()
  const one = await rate()
  await first.close()
  return { one, two }
}

const rates: { one: number; two: number }[] = []
for (let count = 0; count < rounds; count += 1) rates.push(await round())

tell('one worker', `${rounded(median(rates.map(({ one }) => one)))} records/s`)
const ratio = median(rates.map(({ one, two }) => two / one))
tell(
  'two workers',
  `${rounded(median(rates.map(({ two }) => two)))} records/s`,
  `${ratio.toFixed(2)} × one (wanted 1.8)`,
)
tell('', '', cpuRemark(median(costs)))
await ferry.close()
await sink.close()
await file.remove()
