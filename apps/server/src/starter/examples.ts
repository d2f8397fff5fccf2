import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Deps } from '../deps.ts'
import { importFile } from '../nexsets/import-file.ts'

// Lists show the newest first, so the one to begin with comes last.
const examples = [
  { name: 'Subscriptions', file: 'subscriptions.json' },
  { name: 'Customers', file: 'customers.csv' },
  { name: 'API usage', file: 'usage-events.ndjson' },
]
const doneKey = 'examples'

/** Puts the example Nexsets into an empty database, once: who deletes them does not get them again. */
export const importExamples = async (deps: Pick<Deps, 'db' | 'now'>, folder: string): Promise<void> => {
  const { db } = deps
  const rows = await db.query(
    'select 1 from setting where key = $1 union all select 1 from (select 1 from nexset limit 1) as any_nexset limit 1',
    [doneKey],
  )
  if (rows.length > 0) return
  for (const { name, file } of examples) {
    const path = join(folder, file)
    const isThere = await access(path).then(
      () => true,
      () => false,
    )
    if (isThere) await importFile(deps, { name, fileName: basename(path), bytes: createReadStream(path) })
  }
  await db.query('insert into setting (key, value) values ($1, $2) on conflict (key) do nothing', [
    doneKey,
    'imported',
  ])
}
