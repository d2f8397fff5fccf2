import type { Sql } from '../../db/database.ts'
import type { DestinationFile } from './format.ts'
import { type LineOf, unreadable } from './read-yaml.ts'

interface Chosen {
  nexsetId?: string | undefined
  credentialId?: string | undefined
}

/**
 * Nexset and credential for a destination from a file: those a person chose, else those the file names. Throws
 * `invalid_file` with the line of a name that nothing here has, or that several have.
 */
export const findNamed = async (
  db: Sql,
  file: DestinationFile,
  chosen: Chosen,
  lineOf: LineOf,
): Promise<{ nexsetId: string; credentialId: string }> => {
  const nexset = chosen.nexsetId ?? only(await nexsetsNamed(db, file.nexset), `Nexset "${file.nexset}"`)
  const credential =
    chosen.credentialId ??
    only(
      await credentialsLike(db, file.credential),
      `credential "${file.credential.name}" for ${file.credential.baseUrl}`,
    )
  const places = [
    ...(typeof nexset === 'string'
      ? []
      : [{ path: 'nexset', message: nexset.sentence, line: lineOf(['nexset']) }]),
    ...(typeof credential === 'string'
      ? []
      : [{ path: 'credential', message: credential.sentence, line: lineOf(['credential', 'name']) }]),
  ]
  if (typeof nexset !== 'string' || typeof credential !== 'string') throw unreadable(places)
  return { nexsetId: nexset, credentialId: credential }
}

const nexsetsNamed = (db: Sql, name: string) =>
  db.query<{ id: string }>(`select id from nexset where name = $1 and state = 'ready' limit 2`, [name])

/** The address must be the same: a destination never goes to another Lago than its file says, unless a person chose so. */
const credentialsLike = (db: Sql, { name, baseUrl }: DestinationFile['credential']) =>
  db.query<{ id: string }>(`select id from credential where name = $1 and base_url = $2 limit 2`, [
    name,
    baseUrl,
  ])

const only = (found: readonly { id: string }[], what: string): string | { sentence: string } => {
  const [first, second] = found
  if (first && !second) return first.id
  return {
    sentence: first ? `There is more than one ${what}. Choose one.` : `There is no ${what} here. Choose one.`,
  }
}
