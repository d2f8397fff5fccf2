// Ferry beside what one would write with Lago's own client for JavaScript: a loop of single createEvent calls, at an API that
// answers at once; and a loop of createBatchEvents calls of 100, at one that answers after 20 ms. Argument: records.
import { Client } from 'lago-javascript-client'
import { type SinkProcess, startSinkProcess } from '../stack.ts'
import { type BenchFerry, credentialFor, deliver, prepare, startFerry, upload } from './delivery.ts'
import { type EventsFile, readLines, writeEventsFile } from './events-file.ts'
import { rounded, tell } from './figures.ts'
import { mapped } from './mapped.ts'

const records = Number(process.argv[2] ?? 100_000)
/** The single loop would take minutes for all of them. */
const singles = Math.min(records, 5_000)
const rounds = 3

/** Calls one after another, as in the README of the client; records a second. */
const clientLoop = async (
  file: EventsFile,
  sink: SinkProcess,
  size: number,
  most: number,
): Promise<number> => {
  const client = Client('key-of-the-benchmarks', { baseUrl: `${sink.url}/api/v1` })
  let sent = 0
  const started = performance.now()
  for await (const lines of readLines(file.path, size)) {
    const events = lines.map(mapped)
    const [first] = events
    if (size > 1) await client.events.createBatchEvents({ events })
    else if (first) await client.events.createEvent({ event: first })
    sent += lines.length
    if (sent >= most) break
  }
  return sent / ((performance.now() - started) / 1000)
}

const ferryRate = async (ferry: BenchFerry, nexsetId: string, sink: SinkProcess): Promise<number> => {
  const credentialId = await credentialFor(ferry, sink.url)
  const id = await prepare(ferry, { nexsetId, credentialId })
  return records / (await deliver(ferry, id, records))
}

const best = (rates: readonly number[]) => Math.max(...rates)

const file = await writeEventsFile(records)
const [quick, slow] = [await startSinkProcess(), await startSinkProcess(20)]
for (const database of ['postgresql', 'embedded'] as const) {
  const ferry = await startFerry(database)
  const { nexsetId } = await upload(ferry, file)
  const rates = {
    single: [] as number[],
    ferry: [] as number[],
    batches: [] as number[],
    ferrySlow: [] as number[],
  }
  for (let round = 0; round < rounds; round += 1) {
    rates.single.push(await clientLoop(file, quick, 1, singles))
    rates.ferry.push(await ferryRate(ferry, nexsetId, quick))
    rates.batches.push(await clientLoop(file, slow, 100, records))
    rates.ferrySlow.push(await ferryRate(ferry, nexsetId, slow))
  }
  await ferry.close()
  tell(
    `single createEvent calls`,
    `${rounded(best(rates.single))} records/s`,
    'best of the rounds, in its favour',
  )
  const times = Math.min(...rates.ferry) / best(rates.single)
  tell(
    `Ferry, ${database}`,
    `${rounded(Math.min(...rates.ferry))} records/s`,
    `${times.toFixed(1)} × (wanted 20), worst round`,
  )
  tell(
    'batches of 100 at 20 ms',
    `${rounded(best(rates.batches))} records/s`,
    'best of the rounds, in its favour',
  )
  const ahead = Math.min(...rates.ferrySlow) / best(rates.batches)
  tell(
    `Ferry, ${database}, at 20 ms`,
    `${rounded(Math.min(...rates.ferrySlow))} records/s`,
    `${ahead.toFixed(1)} × (wanted more than 1), worst round`,
  )
}
await Promise.all([quick.close(), slow.close()])
await file.remove()
