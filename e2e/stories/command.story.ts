import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFile, isAlive, runFerry } from '../stack/command.ts'
import { expect, test } from '../stack/story.ts'

test('Ctrl-C ends Ferry and its sandbox, and the same folder starts again', async ({}) => {
  const data = await mkdtemp(join(tmpdir(), 'ferry-story-'))
  const first = await runFerry({ FERRY_DATA: data })
  expect(await first.ready()).toContain('Open this link')
  const sandbox = await first.sandboxPid()
  expect(isAlive(sandbox)).toBe(true)
  expect(await first.end('SIGINT')).toBe(0)
  await expect.poll(() => isAlive(sandbox)).toBe(false)

  const second = await runFerry({ FERRY_DATA: data })
  await second.ready()
  expect(await second.end('SIGTERM')).toBe(0)
  await rm(data, { recursive: true })
})

test('a port in use is said in a sentence', async ({}) => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const port = (taken.address() as { port: number }).port
  const run = await runFerry({ PORT: String(port) })
  expect(await run.ended()).toBe(1)
  expect(run.complaint()).toContain(String(port))
  expect(run.complaint()).toMatch(/in use/)
  expect(run.complaint()).not.toMatch(/^\s+at /m)
  taken.close()
})

test('a second Ferry on the same data folder is refused, and the first goes on', async ({ ferry, page }) => {
  const run = await runFerry({ FERRY_DATA: ferry.dataFolder })
  expect(await run.ended()).toBe(1)
  expect(run.complaint()).toMatch(/another Ferry|in use|already/i)
  expect(run.complaint()).not.toMatch(/^\s+at /m)
  await page.goto(ferry.signInLink)
  await expect(page.getByRole('heading', { level: 1, name: 'Nexsets' })).toBeVisible()
})

test('another FERRY_SECRET than the one the keys were sealed with is refused', async ({}) => {
  const data = await mkdtemp(join(tmpdir(), 'ferry-story-'))
  const first = await runFerry({ FERRY_DATA: data, FERRY_SECRET: 'a'.repeat(64) })
  await first.ready()
  expect(await first.end('SIGINT')).toBe(0)
  const second = await runFerry({ FERRY_DATA: data, FERRY_SECRET: 'b'.repeat(64) })
  expect(await second.ended()).toBe(1)
  expect(second.complaint()).toContain('FERRY_SECRET')
  expect(second.complaint()).not.toContain('b'.repeat(64))
  expect(second.complaint()).not.toMatch(/^\s+at /m)
  await rm(data, { recursive: true })
})

test('a corrupt data folder is said in a sentence, and left as it is', async ({}) => {
  const data = await mkdtemp(join(tmpdir(), 'ferry-story-'))
  const first = await runFerry({ FERRY_DATA: data })
  await first.ready()
  await first.end('SIGINT')
  await writeFile(await findFile(data, 'global/pg_control'), 'not a database')
  const second = await runFerry({ FERRY_DATA: data })
  expect(await second.ended()).toBe(1)
  expect(second.complaint()).toContain(data)
  expect(second.complaint()).not.toMatch(/^\s+at /m)
  await rm(data, { recursive: true })
})

test('a data folder that is a file is said in a sentence', async ({}) => {
  const folder = await mkdtemp(join(tmpdir(), 'ferry-story-'))
  await writeFile(join(folder, 'data'), '')
  const run = await runFerry({ FERRY_DATA: join(folder, 'data') })
  expect(await run.ended()).toBe(1)
  expect(run.complaint()).toContain(join(folder, 'data'))
  expect(run.complaint()).not.toMatch(/^\s+at /m)
  await rm(folder, { recursive: true })
})

test('a setting that is not right is named, and its value is not repeated', async ({}) => {
  const run = await runFerry({ PORT: 'four thousand', FERRY_TOKEN: 'too short' })
  expect(await run.ended()).toBe(1)
  expect(run.complaint()).toContain('PORT')
  expect(run.complaint()).toContain('FERRY_TOKEN')
  expect(run.complaint()).not.toContain('too short')
})
