import { Kysely } from 'kysely'
import type { Sql } from './database.ts'
import { sessionDialect } from './kysely-dialect.ts'
import type { Session } from './session.ts'
import type { Tables } from './tables.ts'

/** The door that features use, over an engine's session. */
export const sqlOver = (session: Session): Sql => ({
  query: async <Row>(sql: string, values: readonly unknown[] = []) =>
    (await session.run(sql, values)).rows as Row[],
  kysely: new Kysely<Tables>({ dialect: sessionDialect(session) }),
})
