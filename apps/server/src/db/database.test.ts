import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { emptyTables, newTestDatabase, onEachEngine } from '../testing/databases.ts'
import type { Sql } from './database.ts'
import { openDatabase } from './open-database.ts'

onEachEngine((db, engine, database) => {
  it('gives bigint as number and time as Date', async () => {
    const [row] = await db().query(
      `select 9007199254740991::bigint as big, array[1, 2]::bigint[] as bigs, $1::timestamptz as at, $2::int8multirange as set`,
      [new Date('2026-01-02T03:04:05.678Z'), '{[0,3),[5,9)}'],
    )
    expect(row).toEqual({
      big: 9007199254740991,
      bigs: [1, 2],
      at: new Date('2026-01-02T03:04:05.678Z'),
      set: '{[0,3),[5,9)}',
    })
  })

  it('runs a kept statement anew each time, in transactions too, and after its tables have changed', async () => {
    await emptyTables(db())
    const kept = { keepAs: 'settings' }
    const read = (value: string, on: Sql = db()) =>
      on.query('select key from setting where value = $1 order by key', [value], kept)
    await db().query(`insert into setting values ('a', '1'), ('b', '2')`)
    for (let round = 0; round < 8; round += 1) expect(await read('2')).toEqual([{ key: 'b' }])
    const inside = await db().transaction(async (tx) => {
      await tx.query(`update setting set value = '1'`)
      return read('1', tx)
    })
    expect(inside).toEqual([{ key: 'a' }, { key: 'b' }])
    await db().query('create index value_of_setting on setting (value)')
    expect(await read('1')).toEqual([{ key: 'a' }, { key: 'b' }])
    await db().query('drop index value_of_setting')
    expect(await read('2')).toEqual([])
  })

  it('refuses a bigint that a number would round', async () => {
    await expect(db().query('select 9007199254740993::bigint as big')).rejects.toThrow('does not fit')
    expect(await db().query('select 1 as one')).toEqual([{ one: 1 }])
  })

  it('says which constraint was broken', async () => {
    await emptyTables(db())
    await db().query(`insert into setting values ('a', '1')`)
    await expect(db().query(`insert into setting values ('a', '2')`)).rejects.toMatchObject({
      code: '23505',
      constraint: 'setting_pkey',
    })
  })

  it('keeps nothing of a transaction that fails', async () => {
    await emptyTables(db())
    const failing = db().transaction(async (tx) => {
      await tx.query(`insert into setting values ('a', '1')`)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await db().query('select * from setting')).toEqual([])
  })

  it('does not call a transaction committed when a statement in it failed unnoticed', async () => {
    await emptyTables(db())
    const careless = db().transaction(async (tx) => {
      await tx.query(`insert into setting values ('a', '1')`)
      await tx.query('select 1 / 0').catch(() => {})
    })
    await expect(careless).rejects.toMatchObject({ code: '25P02' })
    expect(await db().query('select * from setting')).toEqual([])
  })

  it('keeps transactions apart from everybody else', async () => {
    await emptyTables(db())
    await db().query(`insert into setting values ('n', '0')`)
    const add = () =>
      db().transaction(async (tx) => {
        const [row] = await tx.query<{ value: string }>(
          `select value from setting where key = 'n' for update`,
        )
        await tx.kysely
          .updateTable('setting')
          .set({ value: String(Number(row?.value) + 1) })
          .execute()
      })
    const looks = Array.from({ length: 20 }, () => db().query('select 1 as one'))
    await Promise.all([...Array.from({ length: 20 }, add), ...looks])
    expect(await db().kysely.selectFrom('setting').selectAll().execute()).toEqual([{ key: 'n', value: '20' }])
  })

  it('refuses the outer door inside a transaction, which would wait for ever', async () => {
    const nested = db().transaction(() => db().query('select 1'))
    await expect(nested).rejects.toThrow('use its own handle')
  })

  it('delivers notifications after the commit only', async () => {
    const heard: string[] = []
    const last = Promise.withResolvers<void>()
    const stop = await db().listen('nexset', (payload) => {
      heard.push(payload)
      if (payload === 'last') last.resolve()
    })
    const lost = db().transaction(async (tx) => {
      await tx.query(`select pg_notify('nexset', 'rolled back')`)
      throw new Error('no')
    })
    await expect(lost).rejects.toThrow('no')
    await db().transaction(async (tx) => void (await tx.query(`select pg_notify('nexset', 'last')`)))
    await last.promise
    await stop()
    expect(heard).toEqual(['last'])
  })

  it('runs several statements at once for the job library and recovers when they fail', async () => {
    expect(await db().executeSql('begin; select 1 as a; select 2 as b; commit')).toEqual({
      rows: [{ a: 1 }, { b: 2 }],
    })
    expect(await db().executeSql('select $1::int as a', [3])).toEqual({ rows: [{ a: 3 }] })
    await expect(db().executeSql('begin; select 1 / 0; commit')).rejects.toThrow('division by zero')
    expect(await db().query('select 1 as one')).toEqual([{ one: 1 }])
  })

  it.runIf(engine === 'postgresql')(
    'fails a transaction whose connection breaks, and nothing else',
    async () => {
      const other = new Client({ connectionString: database().options.url })
      await other.connect()
      const broken = db().transaction(async (tx) => {
        const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid')
        const gone = async () => (await tx.query('select 1').catch((error: Error) => error)) instanceof Error
        await other.query('select pg_terminate_backend($1)', [row?.pid])
        await expect.poll(gone).toBe(true)
        await tx.query('select 1')
      })
      await expect(broken).rejects.toThrow()
      expect(await db().query('select 1 as one')).toEqual([{ one: 1 }])
      await other.end()
    },
  )

  it('counts changed rows for kysely', async () => {
    await emptyTables(db())
    await db().query(`insert into setting values ('a', '1'), ('b', '1')`)
    const { numUpdatedRows } = await db()
      .kysely.updateTable('setting')
      .set({ value: '2' })
      .executeTakeFirstOrThrow()
    expect(numUpdatedRows).toBe(2n)
  })

  // Last, because it closes the database.
  it('opens again with what it held, and refuses a schema of a newer Ferry', async () => {
    await emptyTables(db())
    await db().query(`insert into setting values ('kept', 'yes')`)
    await db().close()
    const again = await openDatabase(database().options)
    expect(await again.query('select * from setting')).toEqual([{ key: 'kept', value: 'yes' }])
    await again.query(`insert into migration (name) values ('9999-tomorrow.sql')`)
    await again.close()
    await expect(openDatabase(database().options)).rejects.toThrow(/newer Ferry \(it knows 9999-tomorrow.sql/)
  })

  it.runIf(engine === 'postgresql')(
    'migrates one empty database from several processes at once',
    async () => {
      const { options, remove } = await newTestDatabase(engine)
      const opened = await Promise.all(Array.from({ length: 4 }, () => openDatabase(options)))
      const known = (await readdir(join(import.meta.dirname, 'migrations'))).sort()
      const applied = await opened[0]?.query<{ name: string }>('select name from migration order by name')
      expect(applied?.map(({ name }) => name)).toEqual(known)
      await Promise.all(opened.map((each) => each.close()))
      await remove()
    },
  )
})
