import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { batchOf, context, eventMapping, template } from './testing/configs.ts'

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
  '{}',
]
const times = ['2026-08-01T00:00:00.000Z', '2026-08-02T00:00:00.000Z', '2025-01-01T00:00:00.000Z']
const configs = [
  template({ mapping: eventMapping, batching: batchOf(3) }),
  template({ mapping: eventMapping, excludeAttributes: ['n'] }),
]
const record = fc.record({
  text: fc.constantFrom(...texts),
  receivedAt: fc.constantFrom(...times),
})
const call = fc.record({ config: fc.constantFrom(...configs), records: fc.array(record, { maxLength: 5 }) })

it('plans the same after other records as in a process that has seen none', async () => {
  const shared = await freshCore()
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 2, maxLength: 3 }), async (calls) => {
      for (const { config, records } of calls) {
        const numbered = records.map((each, offset) => ({ offset, ...each }))
        const core = await freshCore()
        expect(shared.plan(config, numbered, context)).toEqual(core.plan(config, numbered, context))
      }
    }),
    { numRuns: 10 },
  )
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
