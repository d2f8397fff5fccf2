import type { PGlite } from '@electric-sql/pglite'
import type { Rows } from '../session.ts'
import type { Call } from './protocol.ts'
import type { Turns } from './turns.ts'

const nothing: Rows = { rows: [], affected: 0 }

/** What one call does to the database. Runs in its turn, never beside another. */
export class Statements {
  readonly #database: PGlite
  readonly #turns: Turns
  readonly #syncs: () => number

  constructor(database: PGlite, turns: Turns, syncs: () => number) {
    this.#database = database
    this.#turns = turns
    this.#syncs = syncs
  }

  async answer(call: Call): Promise<Rows> {
    if (call.transaction !== null && call.kind !== 'begin' && !this.#turns.isOpen(call.transaction)) {
      throw new Error('This transaction is over.')
    }
    switch (call.kind) {
      case 'run':
        return this.#run(call.sql, call.values)
      case 'exec':
        return this.#exec(call.sql, call.transaction !== null)
      case 'begin':
        return this.#begin(call.transaction)
      case 'commit':
      case 'rollback':
        return this.#end(call.kind)
      case 'syncs':
        return { rows: [{ syncs: this.#syncs() }], affected: 0 }
      case 'close':
        await this.#database.exec('checkpoint')
        await this.#database.close()
        return nothing
      default:
        return call satisfies never
    }
  }

  async #run(sql: string, values: readonly unknown[]): Promise<Rows> {
    const { rows, affectedRows } = await this.#database.query<Rows['rows'][number]>(sql, [...values])
    return { rows, affected: affectedRows ?? 0 }
  }

  async #exec(sql: string, inTransaction: boolean): Promise<Rows> {
    try {
      const results = await this.#database.exec(sql)
      return { rows: results.flatMap(({ rows }) => rows as Rows['rows']), affected: 0 }
    } finally {
      // A text with its own `begin` that failed half-way would leave the one connection in a dead transaction.
      if (!inTransaction && this.#database.isInTransaction()) await this.#database.exec('rollback')
    }
  }

  async #begin(transaction: number | null): Promise<Rows> {
    await this.#database.exec('begin')
    if (transaction !== null) this.#turns.hold(transaction)
    return nothing
  }

  async #end(kind: 'commit' | 'rollback'): Promise<Rows> {
    try {
      const [result] = await this.#database.exec(kind)
      // PostgreSQL answers a commit after a failed statement with a rollback and no error.
      if (kind === 'commit' && result?.command === 'ROLLBACK') {
        throw Object.assign(
          new Error('The transaction was rolled back because a statement in it had failed.'),
          {
            code: '25P02',
          },
        )
      }
      return nothing
    } finally {
      this.#turns.release()
    }
  }
}
