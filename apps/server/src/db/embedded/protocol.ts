import type { Rows } from '../session.ts'

/** What the main thread asks of the worker. Calls of a transaction carry its number; `begin` starts it. */
export type Call = { id: number; transaction: number | null } & Operation

export type Operation =
  | { kind: 'run'; sql: string; values: readonly unknown[] }
  | { kind: 'exec'; sql: string }
  | { kind: 'begin' | 'commit' | 'rollback' }
  /** Counts real fsyncs since the start. */
  | { kind: 'syncs' }
  | { kind: 'close' }

/** What the worker says. */
export type Report =
  | { kind: 'ready' }
  /** The folder could not be opened; `lines` are the last ones the database wrote. */
  | { kind: 'failed'; message: string; lines: string[] }
  | { kind: 'answer'; id: number; rows: Rows['rows']; affected: number }
  | { kind: 'error'; id: number; error: PlainError }
  | { kind: 'notify'; channel: string; payload: string }
  /** The database broke down while running; the worker ends after it. */
  | { kind: 'lost'; message: string; lines: string[] }

/** An error as it crosses the thread border; database errors carry their SQLSTATE as `code`. */
export interface PlainError {
  message: string
  code?: string
  severity?: string
  detail?: string
  hint?: string
  constraint?: string
  table?: string
  column?: string
  position?: string
  where?: string
}
