// What a record costs from Activate to delivered when there are few of them and when there are many, in pairs: each round
// delivers every size once. Memory of the server beside it. Arguments: database, most records (10000000 takes long), rounds.
import { startSinkProcess } from '../stack.ts'
import { credentialFor, type Database, deliver, prepare, startFerry, upload } from './delivery.ts'
import { writeEventsFile } from './events-file.ts'
import { median, memory, rounded, tell } from './figures.ts'

const database: Database = process.argv[2] === 'embedded' ? 'embedded' : 'postgresql'
const most = Number(process.argv[3] ?? 1_000_000)
const rounds = Number(process.argv[4] ?? 5)
const sizes = [10_000, 100_000, 1_000_000, 10_000_000].filter((size) => size <= most)

const sink = await startSinkProcess()
const ferry = await startFerry(database)
const credentialId = await credentialFor(ferry, sink.url)
const nexsets: { size: number; nexsetId: string; micros: number[]; mebibytes: number[] }[] = []
for (const size of sizes) {
  const file = await writeEventsFile(size)
  const { nexsetId } = await upload(ferry, file)
  nexsets.push({ size, nexsetId, micros: [], mebibytes: [] })
  await file.remove()
}

// The first round only warms up.
for (let round = 0; round <= rounds; round += 1) {
  for (const { size, nexsetId, micros, mebibytes } of nexsets) {
    const id = await prepare(ferry, { nexsetId, credentialId })
    const seconds = await deliver({ ferry, sink }, id, size)
    if (round === 0) continue
    micros.push((seconds / size) * 1e6)
    mebibytes.push(memory(ferry.pid).now)
  }
}

const middle = median(nexsets.flatMap(({ micros }) => median(micros)))
tell(`${database}, ${rounds} rounds`, '')
for (const { size, micros, mebibytes } of nexsets) {
  const cost = median(micros)
  tell(
    `${rounded(size)} records`,
    `${cost.toFixed(1)} µs a record`,
    `${(100 * (cost / middle - 1)).toFixed(0)} % of the middle (wanted within 25 %); ${rounded(median(mebibytes))} MiB`,
  )
}
tell('most memory of the server', `${rounded(memory(ferry.pid).most)} MiB`)
await ferry.close()
await sink.close()
