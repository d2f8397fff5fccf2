import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onEachEngine } from '../testing/databases.ts'
import { dumpSchema } from './dump-schema.ts'

onEachEngine((db) => {
  it('is what the committed file says: after a new migration, run `pnpm run schema`', async () => {
    expect(await dumpSchema(db())).toBe(await readFile(join(import.meta.dirname, 'schema.sql'), 'utf8'))
  })
})
