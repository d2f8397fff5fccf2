import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { childrenOf, killAll } from './processes.ts'
import { findPrograms, serverUser } from './programs.ts'

/** How long a fast shutdown may take. */
const patienceMs = 60_000

export interface ClusterOptions {
  /** Settings of the server (`-c name=value`), over those that keep it to this machine. */
  settings?: Record<string, string>
  /** Over the environment that it gets, which is nearly empty. */
  env?: Record<string, string>
  /** The folder that holds everything; removed at the end. Default: one below the system's folder for such things. */
  folder?: string
}

/** A throwaway PostgreSQL server over a folder of its own. It may be ended and started again; port and data stay. */
export interface Cluster {
  /** A superuser's URL. */
  readonly url: string
  /** Starts the server and resolves when it answers. */
  start(): Promise<void>
  /** Ends it as an operator would, if it runs: fast shutdown, and an immediate one where that does not end in a minute. */
  stop(): Promise<void>
  /** kill -9 for the postmaster and each of its processes at once; resolves when all are gone. */
  kill(): Promise<void>
  /** kill -9 for one process that serves a client, the `nth` of them; the server then restarts itself. */
  killBackend(nth: number): Promise<boolean>
  /** Stops it and throws its folder away. */
  remove(): Promise<void>
}

/** Prepares a cluster with the programs of this machine; null when it has none. Nothing runs yet. */
export const createCluster = async (options: ClusterOptions = {}): Promise<Cluster | null> => {
  const programs = await findPrograms()
  if (!programs) return null
  const user = await serverUser()
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'ferry-postgres-')))
  if (user) await chown(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const surroundings = { cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C', ...options.env }, ...user }
  await promisify(execFile)(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    surroundings,
  )
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    ...options.settings,
  }
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let server: ChildProcess | null = null
  const endWithUs = () => server?.kill('SIGQUIT')
  process.on('exit', endWithUs)

  const gone = async (end: (running: ChildProcess) => Promise<void> | void) => {
    const running = server
    server = null
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const ended = once(running, 'exit')
    await end(running)
    await ended
  }
  const stop = () =>
    gone((running) => {
      running.kill('SIGINT')
      const atOnce = setTimeout(() => running.kill('SIGQUIT'), patienceMs)
      running.once('exit', () => clearTimeout(atOnce))
    })
  return {
    url,
    start: async () => {
      const parameters = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
      const args = ['-D', data, '-p', String(port), ...parameters]
      server = spawn(join(programs, 'postgres'), args, { ...surroundings, stdio: 'ignore' })
      await answering(url)
    },
    stop,
    kill: () =>
      gone(async ({ pid }) => {
        if (pid !== undefined) await killAll([pid, ...(await childrenOf(pid))])
      }),
    killBackend: async (nth) => {
      const backends = await backendsOf(url)
      const pid = backends[nth % backends.length]
      if (pid === undefined) return false
      process.kill(pid, 'SIGKILL')
      return true
    },
    remove: async () => {
      process.off('exit', endWithUs)
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A cluster that runs, for tests: as quick as it gets, and not durable. Null when this machine has no PostgreSQL. */
export const startCluster = async (): Promise<Cluster | null> => {
  const cluster = await createCluster({ settings: { fsync: 'off' } })
  await cluster?.start()
  return cluster
}

const backendsOf = async (url: string): Promise<number[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by pid`,
  )
  await client.end()
  return rows.map(({ pid }) => pid)
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

const answering = async (url: string) => {
  for (let attempt = 1; ; attempt += 1) {
    const client = new Client({ connectionString: url })
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (attempt === 600) throw error
      await wait(50)
    }
  }
}
