import { type CustomTypesConfig, Pool, type PoolClient, type QueryResult, types as standard } from 'pg'
import type { Db, Kept, Sql } from './database.ts'
import { migrate } from './migrate.ts'
import { Listener } from './postgres-listener.ts'
import type { Session } from './session.ts'
import { sqlOver } from './sql-over.ts'
import { StartError } from './start-error.ts'
import { insideTransaction, refuseInsideTransaction } from './transaction-scope.ts'

const oldestVersion = 150_000

/** bigint as a number, or an error: a rounded offset would name another record. */
const safeNumber = (text: string) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number.`)
  return value
}

const bigintLists = 1016

/** The same types as the embedded engine gives. */
const types: CustomTypesConfig = {
  getTypeParser: ((oid: Parameters<typeof standard.getTypeParser>[0], format: 'text') => {
    const parse = standard.getTypeParser(oid, format)
    if (oid === standard.builtins.INT8) return safeNumber
    if (bigintLists === (oid as number)) return (text: string) => (parse(text) as string[]).map(safeNumber)
    return parse
  }) as typeof standard.getTypeParser,
}

/**
 * Opens a PostgreSQL server, 15 or newer, by its URL. Throws StartError with a sentence (never with the password)
 * when it cannot be reached, is too old, or holds a newer Ferry's schema.
 */
export const openPostgres = async (url: string): Promise<Db> => {
  const pool = new Pool({
    connectionString: url,
    types,
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'ferry',
    idle_in_transaction_session_timeout: 30_000,
  })
  // A connection that breaks while idle is replaced by the next query; the error must not end the process.
  pool.on('error', () => {})
  try {
    await checkVersion(pool)
    await inTransaction(pool, migrate)
  } catch (error) {
    await pool.end()
    throw explain(url, error)
  }
  const whole: Session = {
    run: (sql, values, kept) => (refuseInsideTransaction(), runOn(pool, sql, values, kept)),
    exec: (sql) => (refuseInsideTransaction(), execOn(pool, sql)),
  }
  const listener = new Listener(url)
  return {
    ...sqlOver(whole),
    engine: 'postgresql',
    transaction: <T>(work: (tx: Sql) => Promise<T>) => {
      refuseInsideTransaction()
      return inTransaction(pool, (session) => insideTransaction(() => work(sqlOver(session))))
    },
    listen: (channel, hear) => listener.listen(channel, hear),
    executeSql: async (text, values) => ({
      rows: values?.length ? (await whole.run(text, values)).rows : await whole.exec(text),
    }),
    analyze: async (table) => void (await whole.exec(`analyze "${table}"`)),
    close: async () => {
      await listener.close()
      await pool.end()
    },
  }
}

type Target = Pool | PoolClient

const runOn = async (target: Target, text: string, values: readonly unknown[], kept?: Kept) => {
  const query = { text, values: [...values], ...(kept && { name: kept.keepAs }) }
  const { rows, rowCount, command } = await target.query(query)
  return { rows, affected: command === 'SELECT' ? 0 : (rowCount ?? 0) }
}

const execOn = async (target: Target, sql: string) => {
  // Several statements give an array of results, which the types of `pg` do not say.
  const results: QueryResult | QueryResult[] = await target.query(sql)
  return [results].flat().flatMap(({ rows }) => rows)
}

const inTransaction = async <T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let broken: Error | undefined
  // The pool hears nothing of a client that it has handed out, and an error that nobody hears would end the process. What
  // is asked of the connection from then on fails.
  const hear = (error: Error) => {
    broken = error
  }
  client.on('error', hear)
  try {
    await client.query('begin')
    const result = await work({
      run: (sql, values, kept) => runOn(client, sql, values, kept),
      exec: (sql) => execOn(client, sql),
    })
    const { command } = await client.query('commit')
    // PostgreSQL answers a commit after a failed statement with a rollback and no error.
    if (command === 'ROLLBACK') {
      throw Object.assign(
        new Error('The transaction was rolled back because a statement in it had failed.'),
        {
          code: '25P02',
        },
      )
    }
    return result
  } catch (error) {
    await client.query('rollback').catch(hear)
    throw error
  } finally {
    client.off('error', hear)
    client.release(broken)
  }
}

const checkVersion = async (pool: Pool) => {
  const { rows } = await pool.query(
    `select current_setting('server_version_num')::int as number, version() as name`,
  )
  if (rows[0].number >= oldestVersion) return
  throw new StartError(
    `The server behind DATABASE_URL is ${String(rows[0].name).split(' ').slice(0, 2).join(' ')}; Ferry needs PostgreSQL 15 or ` +
      'newer. Nothing was changed.',
  )
}

const codes: Record<string, string> = {
  ENOTFOUND: 'its host name is not known',
  ECONNREFUSED: 'nothing answers at that address',
  ETIMEDOUT: 'it did not answer in time',
  '28P01': 'it does not accept the user or the password',
  '28000': 'it does not let this user in',
  '3D000': 'it has no such database',
  '42501': 'the user may not create tables there',
}

const explain = (url: string, error: unknown) => {
  if (error instanceof StartError) return error
  const { code = '', message } = error as { code?: string; message: string }
  const reason = codes[code] ?? message
  return new StartError(
    `Ferry cannot use the PostgreSQL server of DATABASE_URL (${withoutPassword(url)}): ${reason}. Nothing was changed.`,
    { cause: error },
  )
}

const withoutPassword = (url: string) => {
  if (!URL.canParse(url)) return 'which is not a URL'
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
