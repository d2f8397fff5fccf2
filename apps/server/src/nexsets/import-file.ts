import { createHash, randomUUID } from 'node:crypto'
import { inferAttributes } from '@ferry/core'
import type { Deps } from '../deps.ts'
import { OneBehind } from './one-behind.ts'
import { sampledRecords } from './queries/append-records.ts'
import { appendToImport, dropImport, finishImport, insertImporting } from './queries/imports.ts'
import type { Numbers } from './reading/csv.ts'
import { formatOf, readRecordTexts } from './reading/read-file.ts'

/** A slice is one commit: large enough to be quick, small enough that others get their turn in between. */
const sliceRecords = 5_000
const sliceCharacters = 4 * 1024 * 1024

export interface Upload {
  name: string
  /** Its extension says the format. */
  fileName: string
  bytes: AsyncIterable<Uint8Array>
  /** For CSV; `numbers` unless said otherwise. */
  numbers?: Numbers
}

/**
 * Stores a file as a new Nexset, reading as fast as it stores and never holding the whole; durable and visible when it
 * returns its id. Throws ProblemError for a bad file; nothing of it is left then.
 */
export const importFile = async ({ db, now }: Pick<Deps, 'db' | 'now'>, upload: Upload): Promise<string> => {
  const format = formatOf(upload.fileName)
  const id = randomUUID()
  const hash = createHash('sha256')
  const storing = new OneBehind()
  await insertImporting(db, { id, name: upload.name, fileName: upload.fileName, now: now() })
  try {
    const sample: string[] = []
    let slice: string[] = []
    let characters = 0
    const commit = async () => {
      const full = slice
      slice = []
      characters = 0
      await storing.next(() => appendToImport(db, id, full, now()))
    }
    const options = { path: 'file' as const, ...(upload.numbers && { numbers: upload.numbers }) }
    for await (const texts of readRecordTexts(hashed(upload.bytes, hash), format, options)) {
      for (const text of texts) {
        slice.push(text)
        characters += text.length
        if (sample.length < sampledRecords) sample.push(text)
        if (slice.length === sliceRecords || characters > sliceCharacters) await commit()
      }
    }
    if (slice.length > 0) await commit()
    await storing.end()
    await finishImport(db, id, { attributes: inferAttributes(sample), sha256: hash.digest('hex') })
    return id
  } catch (error) {
    // Nothing may be stored after it was dropped; what went wrong with it is `error`, or comes second to it.
    await storing.end().catch(() => {})
    await dropImport(db, id)
    throw error
  }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
}
