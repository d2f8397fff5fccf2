import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { StartError } from '../start-error.ts'
import { processSpace, startOfProcess } from './running-process.ts'

interface Owner {
  pid: number
  started: string | null
  space: string
}

const beatMilliseconds = 2_000
const watchMilliseconds = 6_000
/** A pid file from another container or machine that nobody touched for so long is a dead process's. */
const staleMilliseconds = 60_000

/**
 * Makes this process the only one to use a data folder: two processes with one PGlite folder lose each other's
 * commits without an error. Two locks, because each misses something: an abstract socket (free again after kill -9,
 * but only known in one network namespace) and `ferry.pid` with the start time of the process, touched every two
 * seconds for those who cannot see our process id. Throws StartError when somebody lives there; `onStolen` is called
 * should somebody take it in spite of that.
 */
export const lockFolder = async (folder: string, onStolen: () => void): Promise<() => Promise<void>> => {
  const path = join(folder, 'ferry.pid')
  const socket = await holdSocket(await realpath(folder), folder)
  try {
    await refuseLivingOwner(path, folder)
    const owner: Owner = {
      pid: process.pid,
      started: await startOfProcess(process.pid),
      space: await processSpace(),
    }
    const text = JSON.stringify(owner)
    await writeFile(path, text, { mode: 0o600 })
    const touch = async () => {
      const found = await readFile(path, 'utf8').catch(() => null)
      if (found !== null && found !== text) return onStolen()
      const now = new Date()
      await utimes(path, now, now).catch(() => {})
    }
    const beat = setInterval(() => void touch(), beatMilliseconds)
    beat.unref()
    return async () => {
      clearInterval(beat)
      await rm(path, { force: true })
      socket?.close()
    }
  } catch (error) {
    socket?.close()
    throw error
  }
}

const inUse = (folder: string, by: string) =>
  new StartError(
    `Another Ferry${by} is already using the data folder ${folder}. Nothing was touched. Use that one, or stop it ` +
      'first, or give this one another folder with FERRY_DATA.',
  )

/** null where there are no abstract sockets. */
const holdSocket = async (resolved: string, folder: string): Promise<Server | null> => {
  if (process.platform !== 'linux') return null
  const name = `\0ferry-${createHash('sha256').update(resolved).digest('hex').slice(0, 32)}`
  const server = createServer((connection) => connection.destroy())
  server.unref()
  try {
    server.listen(name)
    await once(server, 'listening')
    return server
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return null
    const owner = await readOwner(join(folder, 'ferry.pid'))
    throw inUse(folder, owner ? ` (process ${owner.pid})` : '')
  }
}

const readOwner = async (path: string): Promise<Owner | null> => {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const { pid, started, space } = JSON.parse(text)
    return Number.isInteger(pid) ? { pid, started, space } : null
  } catch {
    // Half-written by a process that was killed while starting.
    return null
  }
}

const refuseLivingOwner = async (path: string, folder: string) => {
  const owner = await readOwner(path)
  if (!owner) return
  if (owner.space === (await processSpace())) {
    const started = await startOfProcess(owner.pid)
    const alive = started !== null && started === owner.started && owner.pid !== process.pid
    if (alive) throw inUse(folder, ` (process ${owner.pid})`)
    return
  }
  const touched = (await stat(path)).mtimeMs
  if (Date.now() - touched > staleMilliseconds) return
  await wait(watchMilliseconds)
  const again = await stat(path).catch(() => null)
  if (again && again.mtimeMs !== touched) throw inUse(folder, ' in another container or machine')
}
