// Records a second from Activate to the last delivered record beside a bare loop that reads the same file, maps it and posts
// the same bodies over as many connections, in turns: on PostgreSQL, then on the embedded database. Arguments: records,
// rounds.
import { startSinkProcess } from '../stack.ts'
import { bareLoop } from './bare-loop.ts'
import { cpuRemark, withCpu } from './cpu.ts'
import { credentialFor, type Database, deliver, prepare, startFerry, upload } from './delivery.ts'
import { writeEventsFile } from './events-file.ts'
import { median, memory, rounded, tell } from './figures.ts'

const records = Number(process.argv[2] ?? 200_000)
const rounds = Number(process.argv[3] ?? 5)
const inFlight = 16

const wanted: Record<Database, number> = { postgresql: 0.8, embedded: 0.4 }

const file = await writeEventsFile(records)
tell('records, batch, in flight, rounds', `${rounded(records)}, 100, ${inFlight}, ${rounds}`)

for (const database of ['postgresql', 'embedded'] as const) {
  const sink = await startSinkProcess()
  const ferry = await startFerry(database)
  const { nexsetId } = await upload(ferry, file)
  const credentialId = await credentialFor(ferry, sink.url)

  const pairs: Record<'bare' | 'ferry', { rate: number; cpu: number }>[] = []
  // The first round only warms up.
  for (let round = 0; round <= rounds; round += 1) {
    const bare = await withCpu(records, () => bareLoop(file, sink.url, inFlight))
    const id = await prepare(ferry, { nexsetId, credentialId })
    const ours = await withCpu(records, () => deliver({ ferry, sink }, id, records))
    if (round === 0) continue
    pairs.push({
      bare: { rate: bare.result, cpu: bare.cpu },
      ferry: { rate: records / ours.result, cpu: ours.cpu },
    })
  }
  const expected = records * (rounds + 1) * 2
  const counted = await sink.count()
  if (counted !== expected) throw new Error(`${counted} events came instead of ${expected}.`)

  const ofBare = median(pairs.map(({ bare, ferry: { rate } }) => rate / bare.rate))
  tell(
    `bare loop beside ${database}`,
    `${rounded(median(pairs.map(({ bare }) => bare.rate)))} records/s`,
    cpuRemark(median(pairs.map(({ bare }) => bare.cpu))),
  )
  tell(
    `Ferry, ${database}`,
    `${rounded(median(pairs.map(({ ferry: { rate } }) => rate)))} records/s`,
    `${ofBare.toFixed(2)} of the bare loop (wanted ${wanted[database]}); ${rounded(memory(ferry.pid).most)} MiB at most`,
  )
  tell('', '', cpuRemark(median(pairs.map(({ ferry: { cpu } }) => cpu))))
  await ferry.close()
  await sink.close()
}
await file.remove()
