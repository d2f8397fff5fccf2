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

/** The sandbox in a process of its own, so that it takes no time from the server that is measured. */
export const startSandboxProcess = async (apiKey: string) => {
  const child = spawn(process.execPath, [file('packages/lago-sandbox/src/main.ts')], {
    env: { ...process.env, PORT: '0', LAGO_SANDBOX_API_KEY: apiKey },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const url = await printed(child, /(http:\/\/127\.0\.0\.1:\d+)/)
  return {
    url,
    close: async () => {
      child.kill()
      await ended(child)
    },
  }
}

/** Ferry in a process of its own with an empty data folder. */
export const startFerryProcess = async (env: Record<string, string>) => {
  const data = await mkdtemp(join(tmpdir(), 'ferry-bench-'))
  const token = randomUUID()
  const started = performance.now()
  const child = spawn(process.execPath, [file('apps/server/src/main.ts')], {
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', FERRY_DATA: data, FERRY_TOKEN: token, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await printed(child, /(http:\/\/127\.0\.0\.1:\d+)/)
  return {
    url,
    token,
    startedIn: (performance.now() - started) / 1000,
    close: async () => {
      child.kill('SIGTERM')
      await ended(child)
      await rm(data, { recursive: true, force: true })
    },
  }
}
export type FerryProcess = Awaited<ReturnType<typeof startFerryProcess>>

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
