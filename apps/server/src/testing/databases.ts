import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Db } from '../db/database.ts'
import { type DatabaseOptions, openDatabase } from '../db/open-database.ts'

export type Engine = Db['engine']

/** The engines that tests run on here; PostgreSQL only where the global setup found a server. */
export const engines: readonly Engine[] = process.env.FERRY_TEST_POSTGRES
  ? ['embedded', 'postgresql']
  : ['embedded']

export interface TestDatabase {
  db: Db
  /** For a second process or `openDatabase` again; the embedded one must be closed first. */
  options: DatabaseOptions
  /** Closes it (again, if it is closed already) and throws it away. */
  remove: () => Promise<void>
}

const onLost = (sentence: string) => {
  throw new Error(sentence)
}

/** Where a throwaway database would lie; nothing is open yet. */
export const newTestDatabase = async (
  engine: Engine,
): Promise<{ options: DatabaseOptions; remove: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'ferry-test-'))
  if (engine === 'embedded') {
    if (process.env.FERRY_TEST_TEMPLATE)
      await cp(process.env.FERRY_TEST_TEMPLATE, folder, { recursive: true })
    return { options: { folder, onLost }, remove: () => rm(folder, { recursive: true, force: true }) }
  }
  const server = process.env.FERRY_TEST_POSTGRES
  if (!server) throw new Error('There is no PostgreSQL server; see engines.')
  const name = `ferry_${randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    options: { folder, onLost, url: url.href },
    remove: async () => {
      await onServer(server, `drop database if exists ${name} with (force)`)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const openTestDatabase = async (engine: Engine): Promise<TestDatabase> => {
  const { options, remove } = await newTestDatabase(engine)
  const db = await openDatabase(options)
  return {
    db,
    options,
    remove: async () => {
      await db.close().catch(() => {})
      await remove()
    },
  }
}

/**
 * Declares the same tests for every engine, with one database per engine and file. `db()` is open from `beforeAll` on.
 * Tests make their own rows, or call `emptyTables` before each.
 */
export const onEachEngine = (tests: (db: () => Db, engine: Engine, database: () => TestDatabase) => void) =>
  describe.each(engines)('on the %s database', (engine) => {
    let opened: TestDatabase
    beforeAll(async () => {
      opened = await openTestDatabase(engine)
    }, 60_000)
    afterAll(() => opened?.remove(), 60_000)
    tests(
      () => opened.db,
      engine,
      () => opened,
    )
  })

/** Throws all rows away, but not the schema. */
export const emptyTables = async (db: Db) => {
  const rows = await db.query<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
  )
  await db.query(`truncate ${rows.map(({ name }) => name).join(', ')} restart identity cascade`)
}

const onServer = async (url: string, sql: string) => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
