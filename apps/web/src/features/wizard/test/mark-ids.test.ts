import { prettyJson } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { type Insertion, markIds, markInsertions } from './mark-ids.ts'

const batch = prettyJson(
  '{"events":[{"transaction_id":"a","properties":{"transaction_id":"inner","n":0.10}},{"transaction_id":"b\\"c"}]}',
)
const inserted = (text: string, places: readonly Insertion[]) =>
  places
    .toReversed()
    .reduce((whole, { at, text: piece }) => whole.slice(0, at) + piece + whole.slice(at), text)

describe('marking the ids of an edited test', () => {
  it('puts the ending behind each event id and leaves properties alone', () => {
    const text = inserted(batch, markInsertions(batch, 'batch', 3))
    expect(text).toContain('"transaction_id": "a-test-3"')
    expect(text).toContain('"transaction_id": "b\\"c-test-3"')
    expect(text).toContain('"transaction_id": "inner"')
    expect(text).toContain('0.10')
  })
  it('works in the middle of typing, when the text is no JSON', () => {
    expect(markInsertions(batch.replace('0.10', '0.10,'), 'batch', 1)).toHaveLength(2)
  })
  it('leaves ids that are marked already, and calls without events', () => {
    const single = prettyJson('{"event":{"transaction_id":"a-test-1"}}')
    expect(markInsertions(single, 'single', 2)).toEqual([])
    expect(markInsertions(batch, null, 2)).toEqual([])
  })
  it('marks any valid text as a whole on request', () => {
    expect(markIds('{"event":{"transaction_id":"a-test-1","n":1.0}}', 'single', 2)).toBe(
      prettyJson('{"event":{"transaction_id":"a-test-2","n":1.0}}'),
    )
    expect(markIds('{', 'single', 2)).toBe('{')
  })
})
