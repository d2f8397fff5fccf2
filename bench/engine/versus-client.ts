// Ferry beside what one would write with Lago's own client for JavaScript: a loop of single createEvent calls, at an API that
// answers at once; and a loop of createBatchEvents calls of 100, at one that answers after 20 ms. Argument: records.
import { Client } from 'lago-javascript-client'
import { type SinkProcess, startSinkProcess } from '../stack.ts'
import { type BenchFerry, credentialFor, deliver, prepare, startFerry, upload } from './delivery.ts'
import { type EventsFile, readLines, writeEventsFile } from './events-file.ts'
import { median, rounded, tell } from './figures.ts'
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
  return records / (await deliver({ ferry, sink }, id, records))
}

/** How many times the client's rate, each round beside itself; and Ferry's worst round beside the client's best. */
const compared = (ours: readonly number[], theirs: readonly number[], wanted: string) => {
  const times = median(ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN)))
  const worst = Math.min(...ours) / Math.max(...theirs)
  return `${times.toFixed(1)} × (wanted ${wanted}); ${worst.toFixed(1)} × in Ferry’s worst round beside the client’s best`
}

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
  // The first round only warms up.
  for (let round = 0; round <= rounds; round += 1) {
    const measured = {
      single: await clientLoop(file, quick, 1, singles),
      ferry: await ferryRate(ferry, nexsetId, quick),
      batches: await clientLoop(file, slow, 100, records),
      ferrySlow: await ferryRate(ferry, nexsetId, slow),
    }
    if (round === 0) continue
    for (const side of Object.keys(measured) as (keyof typeof measured)[]) rates[side].push(measured[side])
  }
  await ferry.close()
  tell('single createEvent calls', `${rounded(median(rates.single))} records/s`)
  tell(
    `Ferry, ${database}`,
    `${rounded(median(rates.ferry))} records/s`,
    compared(rates.ferry, rates.single, '20'),
  )
  tell('batches of 100 at 20 ms', `${rounded(median(rates.batches))} records/s`)
  tell(
    `Ferry, ${database}, at 20 ms`,
    `${rounded(median(rates.ferrySlow))} records/s`,
    compared(rates.ferrySlow, rates.batches, 'more than 1'),
  )
}
await Promise.all([quick.close(), slow.close()])
await file.remove()
