import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mainFile } from './ferry.ts'

/** One run of Ferry's process with what it says; ends when the story says so, or by itself. */
export interface Run {
  /** What it printed until the link was there; rejects when it ends before. */
  ready(): Promise<string>
  /** Ends it with a signal; answers the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
  /** Waits for it to end by itself; answers the exit code. */
  ended(): Promise<number | null>
  /** All of stderr. */
  complaint(): string
  /** Process id of the sandbox it started. */
  sandboxPid(): Promise<number>
}

/** Starts Ferry on a free port with `env` on top; without FERRY_DATA in a folder of its own that is removed after. */
export const runFerry = async (env: Record<string, string>): Promise<Run> => {
  const own = env.FERRY_DATA === undefined ? await mkdtemp(join(tmpdir(), 'ferry-story-')) : null
  const child = spawn(process.execPath, [mainFile], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      ...(own !== null && { FERRY_DATA: own }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complained = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString()
  })
  const closed = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const ended = async () => {
    const code = await closed
    if (own !== null) await rm(own, { recursive: true, force: true })
    return code
  }
  return {
    ready: () =>
      new Promise((resolve, reject) => {
        const look = () => said.includes('Ctrl-C ends Ferry') && resolve(said)
        child.stdout.on('data', look)
        void closed.then((code) => reject(new Error(`Ferry ended with ${code}:\n${complained}`)))
        look()
      }),
    end: (signal) => {
      child.kill(signal)
      return ended()
    },
    ended,
    complaint: () => complained,
    sandboxPid: async () => {
      const children = childrenOf(child.pid ?? 0)
      const sandbox = children.find((pid) => commandOf(pid).includes('lago-sandbox'))
      if (sandbox === undefined) throw new Error('Ferry started no sandbox.')
      return sandbox
    },
  }
}

/** True while a process is there and no zombie. */
export const isAlive = (pid: number): boolean => !['', 'Z'].includes(statOf(pid).state)

/** The file of this name below a folder, wherever the database keeps it. */
export const findFile = async (folder: string, name: string): Promise<string> => {
  const found = (await readdir(folder, { recursive: true })).find((path) => path.endsWith(name))
  if (found === undefined) throw new Error(`There is no ${name} in ${folder}.`)
  return join(folder, found)
}

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statOf(pid).parent === parent)

/** State and parent of a process; nothing when there is none. */
const statOf = (pid: number): { state: string; parent: number } => {
  const [state = '', parent = '0'] = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')
  return { state, parent: Number(parent) }
}

const commandOf = (pid: number): string => read(`/proc/${pid}/cmdline`)

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
