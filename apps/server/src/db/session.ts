import type { Kept } from './database.ts'

export interface Rows {
  rows: Record<string, unknown>[]
  /** Rows inserted, updated or deleted; 0 for a select. */
  affected: number
}

/**
 * What an engine offers below `Sql`: one connection's turn (or the pool's), without types. Errors of the database
 * carry its SQLSTATE as `code`, and `constraint` where there is one, on both engines.
 */
export interface Session {
  /** One statement with `$1` parameters. */
  run(sql: string, values: readonly unknown[], kept?: Kept): Promise<Rows>
  /** Several statements without parameters; all their rows. */
  exec(sql: string): Promise<Record<string, unknown>[]>
}
