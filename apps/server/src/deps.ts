import type { Secret } from './credentials/secret.ts'
import type { Db } from './db/database.ts'
import type { Send } from './lago/send.ts'
import type { Limits } from './limits/limits.ts'

/** What the features and the engine are built from. Passed in, never global. */
export interface Deps {
  db: Db
  /** Seals and opens API keys. */
  secret: Secret
  send: Send
  /** What Lago lets organizations send; whoever sends takes from it. */
  limits: Limits
  /** The wall clock, for what people read; leases and retry times use the database's. */
  now: () => Date
  log: {
    info(data: object, message: string): void
    warn(data: object, message: string): void
    error(data: object, message: string): void
  }
}
