import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DatabaseOptions, openDatabase } from '../db/open-database.ts'
import { engines, newTestDatabase } from '../testing/databases.ts'
import { secretText, usage } from './testing/delivery-parts.ts'
import { DeliveryWorld } from './testing/delivery-world.ts'

const main = new URL('../main.ts', import.meta.url).pathname

describe.runIf(engines.includes('postgresql'))(
  'a process that shares its database',
  { timeout: 90_000 },
  () => {
    let database: { options: DatabaseOptions; remove: () => Promise<void> }
    let world: DeliveryWorld
    const workers: ChildProcess[] = []
    beforeEach(async () => {
      database = await newTestDatabase('postgresql')
      world = await DeliveryWorld.open(await openDatabase(database.options))
    })
    afterEach(async () => {
      const died = workers.filter((worker) => worker.exitCode !== null)
      for (const worker of workers.splice(0)) {
        const gone = worker.exitCode === null ? once(worker, 'exit') : null
        worker.kill('SIGKILL')
        await gone
      }
      await world.close()
      await world.db.close()
      await database.remove()
      expect(died).toEqual([])
    })

    /** Nothing is set but the role, what any process needs, and what is given. */
    const start = (role: 'worker' | 'all', given: Record<string, string> = {}) => {
      const { PATH } = process.env
      const needed = { PATH, FERRY_ROLE: role, DATABASE_URL: database.options.url, FERRY_SECRET: secretText }
      const child = spawn(process.execPath, [main], {
        env: { ...needed, ...given },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      workers.push(child)
      child.stdout.resume()
      return child
    }

    it('and is a worker delivers with nothing but DATABASE_URL and FERRY_SECRET, and leaves the list of hosts as it is', async () => {
      // As a server has put it there whose FERRY_ALLOWED_HOSTS names it.
      await world.db.query(
        `insert into allowed_host (entry, from_environment, added_at) values ('127.0.0.1', true, now())`,
      )
      const { id } = await world.destination(usage(2_500))
      await world.db.query('update credential set sandbox = false')
      start('worker')
      start('worker')
      await world.activate(id)
      const { progress } = await world.settled(id, 60_000)
      expect(progress).toMatchObject({ delivered: 2_500, duplicates: 0, setAside: 0, unknown: 0 })
      expect(world.sandbox.counts()).toMatchObject({ events: 2_500, repeatedTransactionIds: {} })
      expect(await world.db.query('select entry from allowed_host')).toEqual([{ entry: '127.0.0.1' }])
    })

    it('and answers too delivers beside it, and gives everything back when it is told to end', async () => {
      const { id } = await world.destination(usage(30_000))
      await world.db.query('update credential set sandbox = false')
      const server = start('all', { PORT: '0', FERRY_ALLOWED_HOSTS: '127.0.0.1' })
      await world.activate(id)
      await expect.poll(() => world.sandbox.counts().events, { timeout: 60_000 }).toBeGreaterThan(0)
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
      workers.length = 0
      const held = `select 1 from range where state = 'running'`
      expect(await world.db.query(held)).toEqual([])
      start('all', { PORT: '0', FERRY_ALLOWED_HOSTS: '127.0.0.1' })
      const { progress } = await world.settled(id, 60_000)
      expect(progress).toMatchObject({ delivered: 30_000, duplicates: 0, setAside: 0, unknown: 0 })
      expect(world.sandbox.counts()).toMatchObject({ events: 30_000, repeatedTransactionIds: {} })
    })

    it('and answers too ends when it is told to, though its database is gone', async () => {
      const gone = await newTestDatabase('postgresql')
      const { url } = gone.options
      const server = start('all', { PORT: '0', DATABASE_URL: url ?? '' })
      const name = decodeURIComponent(new URL(url ?? '').pathname.slice(1))
      // It says where it is once it and its engine have started.
      await once(server.stdout, 'data')
      await world.db.executeSql(`alter database "${name}" with allow_connections false`)
      await world.db.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
        name,
      ])
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
      workers.length = 0
      await gone.remove()
    })
  },
)
