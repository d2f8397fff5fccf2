// How fast an NDJSON upload becomes durable, on both databases, beside a loop that reads the same file, parses each line and
// compresses pages of 500 lines, and has no database. Arguments: records, rounds.
import { gzipSync } from 'node:zlib'
import { deleteNexset } from '@ferry/contract'
import { startFerry, upload } from './delivery.ts'
import { readLines, writeEventsFile } from './events-file.ts'
import { median, memory, rounded, tell } from './figures.ts'

const records = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 3)
const file = await writeEventsFile(records)

/** Seconds for reading, parsing and compressing; checks each line for what a record must be, an object. */
const bare = async (): Promise<number> => {
  const started = performance.now()
  let bytes = 0
  for await (const lines of readLines(file.path, 500)) {
    for (const line of lines) {
      const parsed: unknown = JSON.parse(line)
      if (typeof parsed !== 'object' || parsed === null) throw new Error(`Not a record: ${line}`)
    }
    bytes += gzipSync(lines.join('\n'), { level: 1 }).length
  }
  if (bytes === 0) throw new Error('Nothing was compressed.')
  return (performance.now() - started) / 1000
}

for (const database of ['postgresql', 'embedded'] as const) {
  const ferry = await startFerry(database)
  const pairs: { bare: number; ferry: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const alone = await bare()
    const { nexsetId, seconds } = await upload(ferry, file)
    pairs.push({ bare: records / alone, ferry: records / seconds })
    await fetch(`${ferry.url}/api/v1${deleteNexset.url.replace(':id', nexsetId)}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${ferry.token}` },
    })
  }
  tell('read, parse, compress', `${rounded(median(pairs.map((pair) => pair.bare)))} records/s`)
  const ratio = median(pairs.map((pair) => pair.ferry / pair.bare))
  tell(
    `upload, ${database}`,
    `${rounded(median(pairs.map((pair) => pair.ferry)))} records/s`,
    `${ratio.toFixed(2)} of it (wanted 0.5); ${rounded(memory(ferry.pid).most)} MiB at most`,
  )
  await ferry.close()
}
await file.remove()
