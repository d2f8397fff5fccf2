import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Endpoint, Input, Output } from '@ferry/contract'

const file = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Resolves with the first match in what a process prints. */
const printed = (child: ChildProcess, pattern: RegExp) =>
  new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const match = pattern.exec(output)
      if (match) resolve(match[1] ?? match[0])
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${output}`)))
  })

const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve))

/** A program of ours in a process of its own, so that it takes no time from what is measured beside it. */
const startProgram = async (path: string, args: string[], env: Record<string, string>, says: RegExp) => {
  const child = spawn(process.execPath, [file(path), ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const endWithUs = () => child.kill()
  process.once('exit', endWithUs)
  const said = await printed(child, says)
  return {
    pid: child.pid,
    said,
    close: async () => {
      process.off('exit', endWithUs)
      child.kill()
      await ended(child)
    },
  }
}

const address = /(http:\/\/127\.0\.0\.1:\d+)/

export const startSandboxProcess = async (apiKey: string) => {
  const env = { PORT: '0', LAGO_SANDBOX_API_KEY: apiKey }
  const { said: url, close } = await startProgram('packages/lago-sandbox/src/main.ts', [], env, address)
  return { url, close }
}

/** A Lago that takes everything, after so many milliseconds; see engine/sink.ts. */
export const startSinkProcess = async (delayMs = 0, store: 'postgres' | 'clickhouse' = 'postgres') => {
  const args = [String(delayMs), store]
  const { said: url, close } = await startProgram('bench/engine/sink.ts', args, {}, address)
  /** How many events came: now, or once `atLeast` have come, at the latest after so many milliseconds. */
  const count = async (atLeast = 0, withinMs = 0) => {
    const answer = await fetch(`${url}/count?atLeast=${atLeast}&withinMs=${withinMs}`)
    return ((await answer.json()) as { events: number }).events
  }
  return { url, count, close }
}
export type SinkProcess = Awaited<ReturnType<typeof startSinkProcess>>

/** Ferry in a process of its own with an empty data folder. */
export const startFerryProcess = async (env: Record<string, string>) => {
  const data = await mkdtemp(join(tmpdir(), 'ferry-bench-'))
  const token = randomUUID()
  const settings = { NODE_ENV: 'production', PORT: '0', FERRY_DATA: data, FERRY_TOKEN: token, ...env }
  const started = performance.now()
  const { pid, said: url, close } = await startProgram('apps/server/src/main.ts', [], settings, address)
  return {
    pid,
    url,
    token,
    startedIn: (performance.now() - started) / 1000,
    close: async () => {
      await close()
      await rm(data, { recursive: true, force: true })
    },
  }
}
export type FerryProcess = Awaited<ReturnType<typeof startFerryProcess>>

/** A Ferry that answers nobody and delivers what is in the database. */
export const startWorkerProcess = (env: Record<string, string>) =>
  startProgram(
    'apps/server/src/main.ts',
    [],
    { NODE_ENV: 'production', FERRY_ROLE: 'worker', ...env },
    /delivers/,
  )

/** Calls the API with the token; throws on any problem. */
export const call = async <E extends Endpoint>(
  ferry: FerryProcess,
  endpoint: E,
  input: Input<E>,
): Promise<Output<E>> => {
  const { params, body } = input as { params?: Record<string, string>; body?: unknown }
  const path = endpoint.url.replace(/:(\w+)/g, (_, name: string) => params?.[name] ?? '')
  const response = await fetch(`${ferry.url}/api/v1${path}`, {
    method: endpoint.method,
    headers: { authorization: `Bearer ${ferry.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${endpoint.url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Output<E>
}
