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

const costs: number[] = []
const rateWith = async (count: number): Promise<number> => {
  const workers = await Promise.all(Array.from({ length: count }, () => startWorkerProcess(ferry.shared)))
  const id = await prepare(ferry, { nexsetId, credentialId })
  const { result: seconds, cpu } = await withCpu(records, () => deliver(ferry, id, records))
  costs.push(cpu)
  await Promise.all(workers.map((worker) => worker.close()))
  return records / seconds
}

const rates: { one: number; two: number }[] = []
for (let round = 0; round < rounds; round += 1) rates.push({ one: await rateWith(1), two: await rateWith(2) })

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
