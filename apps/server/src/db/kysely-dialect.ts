import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Session } from './session.ts'

/** kysely over a session. Transactions are begun at `Db.transaction` only, where the one connection is guarded. */
export const sessionDialect = (session: Session): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => sessionDriver(session),
  createIntrospector: (kysely) => new PostgresIntrospector(kysely),
  createQueryCompiler: () => new PostgresQueryCompiler(),
})

const refuse = async () => {
  throw new Error('Use Db.transaction.')
}

const sessionDriver = (session: Session): Driver => {
  const connection: DatabaseConnection = {
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the signature is kysely's
    async executeQuery<Row>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) {
      const { rows, affected } = await session.run(sql, parameters)
      return { rows: rows as Row[], numAffectedRows: BigInt(affected) }
    },
    streamQuery() {
      throw new Error('Read in slices with query(); streaming would hold the one connection.')
    },
  }
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
}
