import { randomBytes } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Db } from '../db/database.ts'
import { StartError } from '../db/start-error.ts'
import { CannotOpen, createSecret, type Secret } from './secret.ts'

const proofKey = 'secret_proof'
const proofText = 'ferry'

/**
 * The secret of this database: from FERRY_SECRET, or made once in the data folder, readable by its owner only.
 * Proved against the database, so that a wrong one is a sentence at the start and not a broken key later.
 */
export const openSecret = async (db: Db, config: Pick<Config, 'secret' | 'dataFolder'>): Promise<Secret> => {
  const file = join(config.dataFolder, 'secret.key')
  const proof = await readProof(db)
  const secret = createSecret(config.secret ?? readKeyFile(file) ?? makeKeyFile(file, proof !== null))
  if (proof === null) await writeProof(db, secret)
  const kept = proof ?? (await readProof(db)) ?? ''
  try {
    if (secret.open(kept, proofKey) === proofText) return secret
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error
  }
  throw new StartError(config.secret === null ? wrongFile(file) : wrongSecret)
}

const wrongSecret =
  'FERRY_SECRET is not the one this database was set up with, so its API keys cannot be read. Nothing was changed. ' +
  'Start Ferry with the earlier FERRY_SECRET (without any, if Ferry made its own key in the data folder).'
const wrongFile = (file: string) =>
  `The key in ${file} is not the one this database was set up with, so its API keys cannot be read. Nothing was changed. ` +
  'Put the earlier file back, or set FERRY_SECRET if Ferry was started with one before.'
const missingFile = (file: string) =>
  `${file}, the key that API keys are sealed with, is missing. Nothing was changed. ` +
  'Put it back from a copy, or set FERRY_SECRET if Ferry was started with one before.'

const readProof = async (db: Db): Promise<string | null> => {
  const [row] = await db.query<{ value: string }>('select value from setting where key = $1', [proofKey])
  return row?.value ?? null
}

/** Two Ferrys may start on one new database at once: the first proof stays, and the other one is held against it. */
const writeProof = (db: Db, secret: Secret) =>
  db.query('insert into setting (key, value) values ($1, $2) on conflict (key) do nothing', [
    proofKey,
    secret.seal(proofText, proofKey),
  ])

const readKeyFile = (file: string): string | null => {
  try {
    const key = readFileSync(file, 'utf8').trim()
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
    return key
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new StartError(`${file} cannot be read. Make it readable for the user that runs Ferry.`)
  }
}

const makeKeyFile = (file: string, isInUse: boolean): string => {
  if (isInUse) throw new StartError(missingFile(file))
  const key = randomBytes(32).toString('base64url')
  try {
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, `${key}\n`)
    fsyncSync(handle)
    closeSync(handle)
  } catch {
    throw new StartError(`${file} cannot be written. Make the data folder writable, or set FERRY_SECRET.`)
  }
  return key
}
