import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const main = new URL('./main.ts', import.meta.url).pathname
let dataFolder: string
const running: ChildProcess[] = []

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'ferry-main-'))
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  rmSync(dataFolder, { recursive: true, force: true })
})

const start = (env: Record<string, string>) => {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, FERRY_DATA: dataFolder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  const said = { out: '', error: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.error += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const greeted = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (said.out.includes('Ctrl-C ends Ferry.')) resolve(said.out)
    })
    void ended.then(() => reject(new Error(`It ended: ${said.error}`)))
  })
  greeted.catch(() => {})
  return { child, said, ended, greeted }
}

const answers = async (url: string) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  )

describe('the process', { timeout: 90_000 }, () => {
  it('starts with a sandbox and examples, says where, and ends cleanly with its sandbox', async () => {
    const { child, ended, greeted, said } = start({})
    const greeting = await greeted
    const link = /http:\/\/127\.0\.0\.1:\d+\/sign-in\?token=\S+/.exec(greeting)?.[0] ?? ''
    const sandbox = /\((http:\/\/127\.0\.0\.1:\d+)\)/.exec(greeting)?.[1] ?? ''
    expect(await answers(`${sandbox}/health`)).toBe(true)

    const signedIn = await fetch(link, { redirect: 'manual' })
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const nexsets = await fetch(new URL('/api/v1/nexsets', link), { headers: { cookie } })
    const { items } = (await nexsets.json()) as { items: { name: string; recordCount: number }[] }
    expect(items[0]).toMatchObject({ name: 'API usage', recordCount: 5000 })

    child.kill('SIGINT')
    expect(await ended).toBe(0)
    expect(said.error).toBe('')
    expect(await answers(`${sandbox}/health`)).toBe(false)
  })

  it('takes its sandbox with it when it is killed', async () => {
    const { child, greeted, ended } = start({})
    const sandbox = /\((http:\/\/127\.0\.0\.1:\d+)\)/.exec(await greeted)?.[1] ?? ''
    child.kill('SIGKILL')
    await ended
    await expect.poll(() => answers(`${sandbox}/health`), { timeout: 5_000 }).toBe(false)
  })

  it('ends with a sentence and code 1 when the port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { ended, said } = start({ PORT: String(port), FERRY_SANDBOX: 'off' })
    expect(await ended).toBe(1)
    expect(said.error).toBe(
      `Port ${port} is in use, perhaps by another Ferry. End that one, or start this one with another port: PORT=${port + 1} npm start\n`,
    )
    server.close()
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ['a setting is wrong', { PORT: 'x' }, /^PORT is a number from 0 to 65535\.\n$/],
    ['the data folder is a file', { FERRY_DATA: 'file' }, /^Ferry cannot use the data folder .*\n$/],
    [
      'the database is not there',
      { DATABASE_URL: 'postgresql://ferry@127.0.0.1:1/ferry', FERRY_SECRET: 'a'.repeat(32) },
      /^.*PostgreSQL.*\n$/s,
    ],
  ])('ends with a sentence and code 1 when %s', async (_, env, sentence) => {
    const file = join(dataFolder, 'file')
    writeFileSync(file, '')
    const { ended, said } = start({
      FERRY_SANDBOX: 'off',
      ...env,
      ...(env.FERRY_DATA && { FERRY_DATA: file }),
    })
    expect(await ended).toBe(1)
    expect(said.error).toMatch(sentence)
    expect(said.error).not.toContain('    at ')
  })
})
