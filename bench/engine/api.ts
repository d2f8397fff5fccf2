// How long the API takes to answer while records are delivered as fast as they go, beside an idle server: a destination with
// its counts, the list of Nexsets and a page of records, in turn. Arguments: database, records.
import { activateDestination, getDestination, listNexsets, listRecords } from '@ferry/contract'
import { call, startSinkProcess } from '../stack.ts'
import { credentialFor, type Database, prepare, startFerry, upload } from './delivery.ts'
import { writeEventsFile } from './events-file.ts'
import { median, percentile, rounded, tell } from './figures.ts'

const database: Database = process.argv[2] === 'embedded' ? 'embedded' : 'postgresql'
const records = Number(process.argv[3] ?? 1_000_000)
const idleCalls = 600

const file = await writeEventsFile(records)
const sink = await startSinkProcess()
const ferry = await startFerry(database)
const { nexsetId } = await upload(ferry, file)
const id = await prepare(ferry, { nexsetId, credentialId: await credentialFor(ferry, sink.url) })

const asked = [
  () => call(ferry, getDestination, { params: { id } }),
  () => call(ferry, listNexsets, { querystring: {} }),
  () => call(ferry, listRecords, { params: { id: nexsetId }, querystring: {} }),
]

/** Milliseconds of calls one after another, for as long as `goesOn`. */
const latencies = async (goesOn: (calls: number) => Promise<boolean>): Promise<number[]> => {
  const taken: number[] = []
  for (let nth = 0; await goesOn(nth); nth += 1) {
    const started = performance.now()
    await asked[nth % asked.length]?.()
    taken.push(performance.now() - started)
  }
  return taken
}

await latencies(async (calls) => calls < 100)
const idle = await latencies(async (calls) => calls < idleCalls)
await call(ferry, activateDestination, { params: { id }, body: { start: 'waiting' } })
const busy = await latencies(async () => {
  const { progress } = await call(ferry, getDestination, { params: { id } })
  return progress.delivered < records
})

const line = (name: string, taken: readonly number[], remark: string) =>
  tell(
    name,
    `${rounded(taken.length)} calls`,
    `median ${median(taken).toFixed(1)} ms, p99 ${percentile(taken, 0.99).toFixed(1)} ms${remark}`,
  )
tell(`API, ${database}`, '')
line('idle', idle, '')
const ratio = median(busy) / median(idle)
line('under full delivery', busy, `; median ${ratio.toFixed(1)} × idle (wanted 2), p99 wanted 150 ms`)
await ferry.close()
await sink.close()
await file.remove()
