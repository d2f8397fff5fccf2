import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What `npm start` runs in the end. */
export const mainFile = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url))

/** A whole Ferry of a story's own: a process, a port, a data folder. */
export interface Ferry {
  url: string
  /** The link Ferry printed for the browser; works once. */
  signInLink: string
  /** For calls to the API beside the browser. */
  token: string
  pid: number
  dataFolder: string
  /** kill -9, as a power cut would. */
  kill(): Promise<void>
  /** Starts again on the same port and data folder. */
  restart(): Promise<void>
  /** All it has printed so far, for the report of a story that failed. */
  output(): string
  /** Ctrl-C; answers the exit code. */
  stop(): Promise<number | null>
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

const linkIn = (output: string) => /http:\/\/127\.0\.0\.1:\d+\/\S*token=[\w.~-]+/.exec(output)?.[0]

const untilLink = (child: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const link = linkIn(output)
      if (link) resolve(link)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) =>
      reject(new Error(`Ferry ended with ${code} before it was ready:\n${output}`)),
    )
  })

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise<number | null>((resolve) => child.once('exit', resolve))

/**
 * Starts Ferry as `npm start` does, with `env` on top and, if given, a copy of the data folder `prepared`; `close` ends it
 * and removes its data.
 */
export const startFerry = async (
  env: Record<string, string> = {},
  prepared?: string,
): Promise<Ferry & { close(): Promise<void> }> => {
  const data = await mkdtemp(join(tmpdir(), 'ferry-story-'))
  if (prepared) await cp(prepared, data, { recursive: true })
  const port = await freePort()
  const token = randomUUID()
  let output = ''
  const launch = async () => {
    const child = spawn(process.execPath, [mainFile], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        FERRY_DATA: data,
        FERRY_TOKEN: token,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const keep = (chunk: Buffer) => (output += chunk.toString())
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    return { child, link: await untilLink(child) }
  }
  let running = await launch()
  const stop = async (signal: NodeJS.Signals) => {
    running.child.kill(signal)
    return ended(running.child)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    dataFolder: data,
    get signInLink() {
      return running.link
    },
    get pid() {
      return running.child.pid ?? 0
    },
    kill: async () => void (await stop('SIGKILL')),
    restart: async () => {
      running = await launch()
    },
    output: () => output,
    stop: () => stop('SIGINT'),
    close: async () => {
      await stop('SIGTERM')
      await rm(data, { recursive: true, force: true })
    },
  }
}
