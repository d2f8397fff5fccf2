import { Kysely } from 'kysely'
import type { Kept, Sql } from './database.ts'
import { sessionDialect } from './kysely-dialect.ts'
import type { Session } from './session.ts'
import type { Tables } from './tables.ts'

/** The door that features use, over an engine's session. */
export const sqlOver = (session: Session): Sql => ({
  query: async <Row>(sql: string, values: readonly unknown[] = [], kept?: Kept) =>
    (await session.run(sql, values, kept)).rows as Row[],
  kysely: new Kysely<Tables>({ dialect: sessionDialect(session) }),
})
