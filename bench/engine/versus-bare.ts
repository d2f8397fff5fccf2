// Records a second from Activate to the last delivered record, on both databases, beside a bare loop that reads the same
// file, maps it and posts the same bodies over as many connections. Arguments: records, rounds.
import { startSinkProcess } from '../stack.ts'
import { bareLoop } from './bare-loop.ts'
import { cpuRemark, withCpu } from './cpu.ts'
import {
  type BenchFerry,
  credentialFor,
  type Database,
  deliver,
  prepare,
  startFerry,
  upload,
} from './delivery.ts'
import { writeEventsFile } from './events-file.ts'
import { median, memory, rounded, tell } from './figures.ts'

const records = Number(process.argv[2] ?? 200_000)
const rounds = Number(process.argv[3] ?? 5)
const inFlight = 16

const wanted: Record<Database, number> = { postgresql: 0.8, embedded: 0.4 }

const file = await writeEventsFile(records)
const sink = await startSinkProcess()

interface Ready {
  ferry: BenchFerry
  nexsetId: string
  credentialId: string
}
const ready = async (database: Database): Promise<Ready> => {
  const ferry = await startFerry(database)
  const { nexsetId } = await upload(ferry, file)
  return { ferry, nexsetId, credentialId: await credentialFor(ferry, sink.url) }
}
const all: Ready[] = [await ready('postgresql'), await ready('embedded')]

const rates: Record<'bare' | Database, number[]> = { bare: [], postgresql: [], embedded: [] }
const cpus: Record<'bare' | Database, number[]> = { bare: [], postgresql: [], embedded: [] }
// The first round only warms up.
for (let round = 0; round <= rounds; round += 1) {
  const bare = await withCpu(records, () => bareLoop(file, sink.url, inFlight))
  if (round > 0) {
    rates.bare.push(bare.result)
    cpus.bare.push(bare.cpu)
  }
  for (const { ferry, nexsetId, credentialId } of all) {
    const id = await prepare(ferry, { nexsetId, credentialId })
    const { result, cpu } = await withCpu(records, () => deliver(ferry, id, records))
    if (round === 0) continue
    rates[ferry.database].push(records / result)
    cpus[ferry.database].push(cpu)
  }
}
const expected = records * (rounds + 1) * 3
const counted = await sink.count()
if (counted !== expected) throw new Error(`${counted} events came instead of ${expected}.`)

tell('records, batch, in flight, rounds', `${rounded(records)}, 100, ${inFlight}, ${rounds}`)
tell('bare loop', `${rounded(median(rates.bare))} records/s`, cpuRemark(median(cpus.bare)))
for (const { ferry } of all) {
  const { database } = ferry
  const ratios = rates[database].map((rate, index) => rate / (rates.bare[index] ?? Number.NaN))
  tell(
    `Ferry, ${database}`,
    `${rounded(median(rates[database]))} records/s`,
    `${median(ratios).toFixed(2)} of the bare loop (wanted ${wanted[database]}); ${rounded(memory(ferry.pid).most)} MiB at most`,
  )
  tell('', '', cpuRemark(median(cpus[database])))
}
for (const { ferry } of all) await ferry.close()
await sink.close()
await file.remove()
