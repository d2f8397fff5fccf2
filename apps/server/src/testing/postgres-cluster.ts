import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, chown, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'

export interface Cluster {
  /** A superuser's URL. */
  url: string
  stop(): Promise<void>
}

/** Starts a throwaway PostgreSQL server with what this machine has; null when it has none. */
export const startCluster = async (): Promise<Cluster | null> => {
  const binaries = await findBinaries()
  if (!binaries) return null
  const user = await serverUser()
  const folder = await mkdtemp(join(tmpdir(), 'ferry-postgres-'))
  if (user) await chown(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const settings = { cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' }, ...user }
  await promisify(execFile)(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    settings,
  )
  const port = await freePort()
  const parameters = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: '300',
  }
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), ...Object.entries(parameters).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    { ...settings, stdio: 'ignore' },
  )
  const endWithUs = () => server.kill('SIGQUIT')
  process.once('exit', endWithUs)
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  await answering(url)
  return {
    url,
    stop: async () => {
      process.off('exit', endWithUs)
      const ended = server.exitCode === null ? once(server, 'exit') : null
      server.kill('SIGINT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const findBinaries = async (): Promise<string | null> => {
  const debian = '/usr/lib/postgresql'
  const versions = (await readdir(debian).catch(() => [])).sort((a, b) => Number(b) - Number(a))
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  for (const folder of folders) {
    const server = await realpath(join(folder, 'postgres')).catch(() => null)
    if (!server) continue
    // A link into the PATH stands beside other things; initdb lies where the server really is.
    const complete = await access(join(dirname(server), 'initdb')).then(
      () => true,
      () => false,
    )
    if (complete) return dirname(server)
  }
  return null
}

/** The server refuses to run as root. */
const serverUser = async () => {
  if (process.getuid?.() !== 0) return null
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return user ? { uid: Number(user[2]), gid: Number(user[3]) } : null
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
      if (attempt === 200) throw error
      await wait(50)
    }
  }
}
