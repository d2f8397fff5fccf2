import { expect, it, vi } from 'vitest'
import type { Plan } from './planned.ts'
import { context, eventMapping, template } from './testing/configs.ts'

/** A core of its own, which has read nothing yet. */
const freshCore = async () => {
  vi.resetModules()
  return import('../index.ts')
}

/** Texts that differ by little, so that each meets what was kept of one like it. */
const texts = [
  '{"id":"a","subscription":"s","at":1751328000,"n":1}',
  '{"id":"b","subscription":"s","at":1751328000,"n":1}',
  '{"id":"c","subscription":"s","at":1751328000}',
  '{"id":"d","subscription":"s","at":"2026-08-01T12:00:00Z","n":1,"m":[1,{"x":2}]}',
  '{"id":"e","subscription":"s","n":1,"at":"2026-08-03T00:00:00Z"}',
  '{"id":"f", "subscription":"s","at":1751328000,"n":1}',
  '{"id":"g","subscription":"s","at":1751328000,"n":1,"n":2}',
  '{"id":"h","subscription":"s","at":1751328000,"n\\u006f":1}',
  '{"id":"i","subscription":"s","at":1751328000,"n":1',
  '{"id":"j","subscription":"s"}',
  '{}',
]
const times = ['2026-08-01T00:00:00.000Z', '2025-12-01T00:00:00.000Z', '2026-08-03T00:00:00.000Z']
const records = times
  .flatMap((receivedAt) => texts.map((text) => ({ receivedAt, text })))
  .map((each, offset) => ({ offset, ...each }))
const config = template({ mapping: eventMapping, excludeAttributes: ['m'] })

it('plans each record after any other as in a process that has seen none', async () => {
  const alone: Plan[] = []
  for (const record of records) alone.push((await freshCore()).plan(config, [record], context))
  expect(alone.filter(({ requests }) => requests.length > 0).length).toBeGreaterThan(records.length / 3)
  const shared = await freshCore()
  for (const [at, first] of records.entries()) {
    for (const [other, second] of records.entries()) {
      if (first.text === second.text) continue
      const [one, two] = [alone[at], alone[other]]
      expect(shared.plan(config, [first], context)).toEqual(one)
      expect(shared.plan(config, [second], context)).toEqual(two)
      expect(shared.plan(config, [first, second], context)).toEqual({
        requests: [...(one?.requests ?? []), ...(two?.requests ?? [])],
        problems: [...(one?.problems ?? []), ...(two?.problems ?? [])],
      })
    }
  }
})

it('reads a time the same whatever was received before', async () => {
  const shared = await freshCore()
  const values = ['1754092800', '"2026-08-01T12:00:00Z"', '1785758400', '"2026-08-03T00:00:00Z"']
  const pairs = times.flatMap((receivedAt) => values.map((text) => ({ receivedAt, text })))
  for (const { receivedAt, text } of [...pairs, ...pairs.toReversed()]) {
    const core = await freshCore()
    const value = core.parseJson(text)
    if (!value.ok) throw new Error(value.sentence)
    expect(shared.toSeconds(value.value, { receivedAt })).toEqual(core.toSeconds(value.value, { receivedAt }))
  }
  const [now] = times
  expect(() => shared.toSeconds({ kind: 'number', raw: '1751328000' }, { receivedAt: 'now' })).toThrow()
  expect(shared.toSeconds({ kind: 'number', raw: '1751328000' }, { receivedAt: now ?? '' }).ok).toBe(true)
})
