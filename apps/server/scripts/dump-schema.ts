import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dumpSchema } from '../src/db/dump-schema.ts'
import { openDatabase } from '../src/db/open-database.ts'

/** Migrates an empty database and writes its schema into src/db/schema.sql. */
const folder = await mkdtemp(join(tmpdir(), 'ferry-schema-'))
const onLost = (sentence: string) => {
  throw new Error(sentence)
}
const db = await openDatabase({ folder, onLost })
try {
  await writeFile(join(import.meta.dirname, '../src/db/schema.sql'), await dumpSchema(db))
} finally {
  await db.close()
  await rm(folder, { recursive: true, force: true })
}
