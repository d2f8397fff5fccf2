// How fast the sandbox takes events in batches of 100, beside a bare server that only parses the same bodies, and how
// much memory it holds them in. Both servers are processes of their own, so that the load shares no event loop with
// them; CPU time is told too, because the machine may be busy with something else.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'

const BATCH = 100
const CONNECTIONS = 8
const KEY = '5a4db0c5-0000-4000-8000-000000000001'
const events = Number(process.argv[2] ?? 300_000)

/** Parses what it is sent; answers a number, or (`--echo`) writes all of it back, as Lago does. */
const bareServer = (): void => {
  const isEcho = process.argv.includes('--echo')
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { events: parsed } = JSON.parse(Buffer.concat(chunks).toString()) as { events: unknown[] }
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(isEcho ? JSON.stringify({ events: parsed }) : `{"events":${parsed.length}}`)
    })
  })
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }))
  })
}

const start = async (args: string[]): Promise<{ url: string; child: ChildProcess }> => {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The server ended before it listened.')))
    child.stdout?.once('data', (line: Buffer) =>
      resolve((JSON.parse(line.toString()) as { url: string }).url),
    )
  })
  return { url, child }
}

const body = (batch: number): string => {
  const items = Array.from({ length: BATCH }, (_, position) => ({
    transaction_id: `tx-${batch}-${position}-0123456789abcdef`,
    external_subscription_id: `sub_${(batch * BATCH + position) % 1000}`,
    code: 'api_calls',
    timestamp: 1_782_864_526.706,
    properties: { bytes: position, region: 'eu-west', path: '/v1/export' },
  }))
  return JSON.stringify({ events: items })
}

/** Seconds of CPU a process has used, where the system tells it. */
const cpuSeconds = (pid: number | undefined): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}

const memoryMiB = (pid: number | undefined): number => {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? Number.NaN) / 1024
}

const load = async (url: string, bodies: readonly string[]): Promise<void> => {
  const pool = new Pool(url, { connections: CONNECTIONS })
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}` }
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < bodies.length) {
      const sent = bodies[next]
      next += 1
      const answer = await pool.request({
        path: '/api/v1/events/batch',
        method: 'POST',
        headers,
        body: sent ?? '',
      })
      await answer.body.dump()
      if (answer.statusCode !== 200) throw new Error(`The server answered ${answer.statusCode}.`)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  await pool.close()
}

interface Measured {
  perSecond: number
  perCpuSecond: number
  bytesPerEvent: number
}

const measure = async (name: string, args: string[]): Promise<Measured> => {
  const { url, child } = await start(args)
  const warm = Array.from({ length: 200 }, (_, batch) => body(batch))
  await load(url, warm)
  const bodies = Array.from({ length: events / BATCH }, (_, batch) => body(batch + warm.length))
  const [cpu, memory, from] = [cpuSeconds(child.pid), memoryMiB(child.pid), performance.now()]
  await load(url, bodies)
  const seconds = (performance.now() - from) / 1000
  const measured = {
    perSecond: events / seconds,
    perCpuSecond: events / (cpuSeconds(child.pid) - cpu),
    bytesPerEvent: ((memoryMiB(child.pid) - memory) * 1024 * 1024) / events,
  }
  console.log(
    `${name}: ${Math.round(measured.perSecond)} events/s, ${Math.round(measured.perCpuSecond)} per CPU second, ` +
      `${Math.round(measured.bytesPerEvent)} bytes of memory an event`,
  )
  child.kill()
  return measured
}

const ratio = (a: number, b: number): string => (a / b).toFixed(2)

const compare = async (): Promise<void> => {
  const main = fileURLToPath(new URL('../packages/lago-sandbox/src/main.ts', import.meta.url))
  const self = fileURLToPath(import.meta.url)
  const parsing = await measure('bare server that parses', [self, '--bare'])
  const echoing = await measure('bare server that parses and echoes', [self, '--bare', '--echo'])
  const sandbox = await measure('sandbox', [main])
  for (const [name, bare] of [
    ['parsing', parsing],
    ['parsing and echoing', echoing],
  ] as const) {
    console.log(
      `ratio to ${name}: ${ratio(sandbox.perSecond, bare.perSecond)} by the clock, ` +
        `${ratio(sandbox.perCpuSecond, bare.perCpuSecond)} by CPU time`,
    )
  }
}

if (process.argv.includes('--bare')) bareServer()
else await compare()
