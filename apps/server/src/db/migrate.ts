import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Session } from './session.ts'
import { StartError } from './start-error.ts'

const folder = join(import.meta.dirname, 'migrations')
/** Any number, the same in every Ferry: several processes migrate one after the other. */
const lockNumber = 4_400_000_001

/**
 * Brings the schema up to date inside the caller's transaction, one process at a time. Refuses a schema that a newer
 * Ferry has made. Returns the names of what was applied.
 */
export const migrate = async (tx: Session): Promise<string[]> => {
  await tx.run('select pg_advisory_xact_lock($1)', [lockNumber])
  await tx.exec(`create table if not exists migration (
    name text primary key, applied_at timestamptz(3) not null default now())`)
  const { rows } = await tx.run('select name from migration order by name', [])
  const applied = new Set(rows.map((row) => String(row.name)))
  const known = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const newer = [...applied].filter((name) => !known.includes(name))
  if (newer.length > 0) {
    throw new StartError(
      `The database was written by a newer Ferry (it knows ${newer.join(', ')}, this one does not). Nothing was changed. ` +
        'Start that newer Ferry, or give this one another data folder or database.',
    )
  }
  const missing = known.filter((name) => !applied.has(name))
  for (const name of missing) {
    await tx.exec(await readFile(join(folder, name), 'utf8'))
    await tx.run('insert into migration (name) values ($1)', [name])
  }
  return missing
}
