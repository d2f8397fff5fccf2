import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Has PostgreSQL keep a statement parsed and planned on each connection, under this name and no other text: for what runs
 * with every batch and costs more to plan than to run. It means nothing to the embedded database.
 */
export interface Kept {
  keepAs: string
}

/** Runs SQL with `$1` parameters; rows come back with bigint columns as numbers and timestamptz as Date. */
export interface Sql {
  query<Row = Record<string, unknown>>(sql: string, values?: readonly unknown[], kept?: Kept): Promise<Row[]>
  /** kysely on the same connection or transaction, for CRUD. */
  kysely: Kysely<Tables>
}

/**
 * The one door to the database: PGlite in the data folder or a PostgreSQL server, same SQL on both.
 * A transaction awaits nothing but the database, because on PGlite there is one connection for everybody.
 */
export interface Db extends Sql {
  engine: 'embedded' | 'postgresql'
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>
  /** NOTIFY payloads of a channel, delivered after commit. Returns how to stop. */
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>>
  /** For pg-boss: statements without values may hold several, and all their rows come back. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  /** After bulk changes, so that the planner knows the size (PGlite never analyses by itself). */
  analyze(table: keyof Tables): Promise<void>
  /** Ends cleanly, with a checkpoint. */
  close(): Promise<void>
}
