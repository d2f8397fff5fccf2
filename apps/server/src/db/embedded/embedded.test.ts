import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, it } from 'vitest'
import { newTestDatabase } from '../../testing/databases.ts'
import { openDatabase } from '../open-database.ts'
import { openEmbedded } from './embedded.ts'

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

const newFolder = async () => {
  const { options, remove } = await newTestDatabase('embedded')
  cleanups.push(remove)
  return options.folder
}

/** Another Ferry process on the folder; `line` waits for what it says, `error` is what it said on stderr at its end. */
const startOther = (folder: string) => {
  const script = join(import.meta.dirname, '../../testing/open-in-child.ts')
  const child: ChildProcess = spawn(process.execPath, [script, folder], { stdio: 'pipe' })
  const ended = once(child, 'exit')
  cleanups.push(async () => {
    child.kill('SIGKILL')
    await ended
  })
  let error = ''
  child.stderr?.on('data', (chunk) => {
    error += chunk
  })
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  reader.on('line', (line) => lines.push(line))
  return {
    lines,
    say: (text: string) => child.stdin?.write(`${text}\n`),
    line: async (wanted: string) => {
      while (!lines.includes(wanted)) {
        await Promise.race([once(reader, 'line'), ended])
        if (child.exitCode !== null) throw new Error(error)
      }
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    end: async () => {
      const [code] = await ended
      return { code, error }
    },
  }
}

const onLost = (sentence: string) => {
  throw new Error(sentence)
}

it('follows every commit with a real fsync', async () => {
  const db = await openEmbedded(await newFolder(), onLost)
  const before = await db.syncs()
  for (let number = 0; number < 20; number += 1)
    await db.query(`insert into setting values ($1, '')`, [number])
  expect((await db.syncs()) - before).toBeGreaterThanOrEqual(20)
  await db.close()
})

it('refuses a second process with a sentence, and lets it in after the first has ended', async () => {
  const folder = await newFolder()
  const db = await openEmbedded(folder, onLost)
  const { code, error } = await startOther(folder).end()
  expect(code).toBe(1)
  expect(error).toBe(
    `Another Ferry (process ${process.pid}) is already using the data folder ${folder}. Nothing was touched. ` +
      'Use that one, or stop it first, or give this one another folder with FERRY_DATA.\n',
  )
  await db.close()
  await startOther(folder).line('open')
})

it('refuses a second opening in the same process', async () => {
  const folder = await newFolder()
  const db = await openEmbedded(folder, onLost)
  await expect(openEmbedded(folder, onLost)).rejects.toThrow('already using')
  await db.close()
})

it('has every acknowledged commit after kill -9, and does not take the dead for alive', async () => {
  const folder = await newFolder()
  const other = startOther(folder)
  await other.line('open')
  other.say('insert 1000')
  await other.line('inserted 30')
  await other.kill()
  const acknowledged = other.lines.filter((line) => line.startsWith('inserted')).length
  const db = await openEmbedded(folder, onLost)
  const [row] = await db.query<{ count: number }>('select count(*) from written')
  expect(row?.count).toBeGreaterThanOrEqual(acknowledged)
  await db.close()
})

it('begins a first start again that was killed half-way', async () => {
  const folder = await newFolder()
  await rm(join(folder, 'pgdata', 'global'), { recursive: true })
  await writeFile(join(folder, 'pgdata.unfinished'), '')
  const db = await openEmbedded(folder, onLost)
  expect(await db.query('select * from setting')).toEqual([])
  expect(await readdir(folder)).not.toContain('pgdata.unfinished')
  await db.close()
})

it.for([
  { what: 'no control file', damage: (pgdata: string) => rm(join(pgdata, 'global/pg_control')) },
  {
    what: 'a cut control file',
    damage: (pgdata: string) => writeFile(join(pgdata, 'global/pg_control'), 'x'),
  },
  { what: 'no log', damage: (pgdata: string) => rm(join(pgdata, 'pg_wal'), { recursive: true }) },
  { what: 'no version', damage: (pgdata: string) => rm(join(pgdata, 'PG_VERSION')) },
])('says that a folder with $what is damaged', async ({ damage }) => {
  const folder = await newFolder()
  await damage(join(folder, 'pgdata'))
  const opening = openEmbedded(folder, onLost)
  await expect(opening).rejects.toThrow(/is damaged and was not opened: .+ Put back a copy of the folder/s)
  await expect(opening).rejects.toMatchObject({ name: 'StartError' })
  expect(await readdir(folder)).not.toContain('ferry.pid')
})

it('does not open the folder of another PostgreSQL version', async () => {
  const folder = await newFolder()
  await writeFile(join(folder, 'pgdata/PG_VERSION'), '17\n')
  await expect(openEmbedded(folder, onLost)).rejects.toThrow(
    'was made by PostgreSQL 17, this Ferry brings 18',
  )
})

it('says so when the folder is a file', async () => {
  const folder = await newFolder()
  await writeFile(join(folder, 'file'), '')
  await expect(openDatabase({ folder: join(folder, 'file'), onLost })).rejects.toThrow(
    'there is a file of that name',
  )
})

it('ends the process with a sentence when the database breaks down', async () => {
  const folder = await newFolder()
  const other = startOther(folder)
  await other.line('open')
  await rm(join(folder, 'pgdata/pg_wal'), { recursive: true })
  other.say('insert 1000')
  const { code, error } = await other.end()
  expect(code).toBe(1)
  expect(error).toMatch(
    /^The database in .+ broke down and Ferry had to end: .+PANIC.+ start Ferry again\.\n$/s,
  )
})
