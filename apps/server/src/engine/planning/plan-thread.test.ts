import { Piscina } from 'piscina'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createLog } from '../../http/log.ts'
import { packPages, toPages } from '../../nexsets/pages.ts'
import type { Page } from '../../nexsets/queries/read-records.ts'
import { eventsConfig } from '../testing/delivery-parts.ts'
import { type PlanTask, planPages } from './plan-pages.ts'
import { PlanThread } from './plan-thread.ts'

const log = createLog('silent')

/** Texts that are kept in one byte a character and in two, broken ones among them, and records that cannot be sent. */
const texts = Array.from({ length: 1_000 }, (_, n) => {
  const note = ['plain', 'ünï', '日本語', '👍', '\\ud83d'][n % 5]
  const at = n % 97 === 0 ? '"yesterday"' : 1_780_000_000 + n
  return `{"subscription":"s-${n}","at":${at},"note":"${note}"}`
})

const taskOf = async (from: number, to: number): Promise<PlanTask> => {
  const packed = await packPages(toPages(texts))
  const pages = packed.map(({ text_bytes: _, record_count: __, ...page }) => ({
    ...page,
    received_at: new Date('2026-11-01T12:00:00.000Z'),
  })) satisfies Page[]
  const context = { nexsetId: 'c1f0a7b2-0000-4000-8000-000000000001', baseUrl: 'http://lago.test/api/v1' }
  return { pages, spans: [{ from, to }], config: eventsConfig(), context }
}

describe('the thread that plans', () => {
  const opened: PlanThread[] = []
  const open = () => {
    const thread = new PlanThread(log)
    opened.push(thread)
    return thread
  }
  afterEach(async () => {
    vi.restoreAllMocks()
    for (const thread of opened.splice(0)) await thread.close()
  })

  const warmed = async () => {
    const thread = open()
    await thread.plan(await taskOf(0, 1_000))
    await vi.waitFor(() => expect(thread.isReady).toBe(true), { timeout: 60_000 })
    return thread
  }

  it('makes the same requests and problems, byte for byte', async () => {
    const thread = await warmed()
    for (const [from, to] of [
      [0, 1_000],
      [123, 777],
    ] as const) {
      const task = await taskOf(from, to)
      const planned = await thread.plan(task)
      expect(planned).toEqual(planPages(task))
      expect(planned.found).toBe(to - from)
      expect(planned.problems.length).toBeGreaterThan(5)
      expect(planned.requests.flatMap(({ offsets }) => offsets)).toHaveLength(
        to - from - planned.problems.length,
      )
    }
  })

  it('tells that a page is damaged, and plans the next one', async () => {
    const thread = await warmed()
    const task = await taskOf(0, 1_000)
    const damaged = task.pages.map((page) => ({ ...page, body: null, packed: 'AAAA' }))
    await expect(thread.plan({ ...task, pages: damaged })).rejects.toThrow()
    expect(await thread.plan(task)).toEqual(planPages(task))
  })

  it('breaks down in the middle, loses nothing, and begins again', async () => {
    const run = vi.spyOn(Piscina.prototype, 'run')
    const warn = vi.spyOn(log, 'warn')
    const thread = await warmed()
    const pool = run.mock.contexts[0] as Piscina
    const task = await taskOf(0, 1_000)
    const planned = Promise.all(Array.from({ length: 12 }, () => thread.plan(task)))
    await pool.threads[0]?.terminate()
    for (const one of await planned) expect(one).toEqual(planPages(task))
    expect(warn).toHaveBeenCalled()
    expect(pool.threads).toHaveLength(1)
    expect(await thread.plan(task)).toEqual(planPages(task))
  })
})
