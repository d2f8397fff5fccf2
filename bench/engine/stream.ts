// How soon a record that arrives at an active, idle destination is at Lago: from the moment its append is asked for until the
// sink has counted it. Arguments: database, records.
import { setTimeout as wait } from 'node:timers/promises'
import { activateDestination, getDestination } from '@ferry/contract'
import { eventText } from '../core-events.ts'
import { call, startSinkProcess } from '../stack.ts'
import { credentialFor, type Database, prepare, startFerry, upload } from './delivery.ts'
import { writeEventsFile } from './events-file.ts'
import { median, percentile, tell } from './figures.ts'

const database: Database = process.argv[2] === 'embedded' ? 'embedded' : 'postgresql'
const times = Number(process.argv[3] ?? 60)
/** Between two records, longer than any batch is waited for, so that each meets an idle Ferry. */
const idleMs = 700

const file = await writeEventsFile(1_000)
const sink = await startSinkProcess()
const ferry = await startFerry(database)
const { nexsetId } = await upload(ferry, file)
const id = await prepare(ferry, { nexsetId, credentialId: await credentialFor(ferry, sink.url) })
await call(ferry, activateDestination, { params: { id }, body: { start: 'waiting' } })
while ((await call(ferry, getDestination, { params: { id } })).progress.delivered < 1_000) await wait(50)

const append = async (text: string) => {
  const answer = await fetch(`${ferry.url}/api/v1/nexsets/${nexsetId}/records`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ferry.token}`, 'content-type': 'application/x-ndjson' },
    body: text,
  })
  if (!answer.ok) throw new Error(`The append was answered ${answer.status}: ${await answer.text()}`)
}

const taken: number[] = []
let before = await sink.count()
for (let nth = 0; nth < times; nth += 1) {
  await wait(idleMs)
  const asked = performance.now()
  await append(eventText(1_000 + nth))
  if ((await sink.count(before + 1, 60_000)) === before) throw new Error('A record did not arrive.')
  taken.push(performance.now() - asked)
  before += 1
}
tell(
  `Streaming, ${database}`,
  `${times} records`,
  `median ${median(taken).toFixed(0)} ms, p99 ${percentile(taken, 0.99).toFixed(0)} ms from the append to Lago (wanted 1,000 ms)`,
)
await ferry.close()
await sink.close()
await file.remove()
