import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { eventText } from '../core-events.ts'

export interface EventsFile {
  path: string
  count: number
  remove: () => Promise<void>
}

const linesAtOnce = 5_000

function* chunks(count: number) {
  for (let first = 0; first < count; first += linesAtOnce) {
    const lines = Array.from({ length: Math.min(linesAtOnce, count - first) }, (_, index) =>
      eventText(first + index),
    )
    yield `${lines.join('\n')}\n`
  }
}

/** Usage events as NDJSON in a file of their own, 230 bytes each. */
export const writeEventsFile = async (count: number): Promise<EventsFile> => {
  const folder = await mkdtemp(join(tmpdir(), 'ferry-bench-events-'))
  const path = join(folder, `${count}.ndjson`)
  await pipeline(Readable.from(chunks(count)), createWriteStream(path))
  return { path, count, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** The lines of a file, `size` at a time, read as they are asked for. */
export async function* readLines(path: string, size: number): AsyncGenerator<string[]> {
  let rest = ''
  let lines: string[] = []
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1024 * 1024 })) {
    const found = (rest + String(chunk)).split('\n')
    rest = found.pop() ?? ''
    for (const line of found) {
      lines.push(line)
      if (lines.length === size) {
        yield lines
        lines = []
      }
    }
  }
  if (rest !== '') lines.push(rest)
  if (lines.length > 0) yield lines
}
