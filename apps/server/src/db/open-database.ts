import type { Db } from './database.ts'
import { openEmbedded } from './embedded/embedded.ts'
import { openPostgres } from './postgres.ts'

export interface DatabaseOptions {
  /** A PostgreSQL server's URL; without it the database is embedded in `folder`. */
  url?: string | undefined
  /** The data folder, made if it is not there. */
  folder: string
  /** The embedded database broke down: print the sentence and end the process with code 1. */
  onLost: (sentence: string) => void
}

/** Opens the database and brings its schema up to date. Throws StartError with a sentence for people. */
export const openDatabase = ({ url, folder, onLost }: DatabaseOptions): Promise<Db> =>
  url ? openPostgres(url) : openEmbedded(folder, onLost)
