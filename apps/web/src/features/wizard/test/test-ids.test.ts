import { describe, expect, it } from 'vitest'
import {
  editedBody,
  editorText,
  eventIds,
  hasUsedId,
  isMarked,
  markedId,
  nextTestNumber,
} from './test-ids.ts'

const batch = (...ids: string[]) =>
  JSON.stringify({ events: ids.map((id) => ({ transaction_id: id, properties: { transaction_id: 'x' } })) })
const call = (edited: boolean, body: string) => ({
  edited,
  request: { method: 'POST' as const, url: 'https://lago.example/api/v1/events/batch', headers: [], body },
})

describe('ids of edited tests', () => {
  it('are read of single events and of batches, not of properties', () => {
    expect(eventIds('{"event":{"transaction_id":"a","properties":{"transaction_id":"b"}}}')).toEqual(['a'])
    expect(eventIds(batch('a', 'b'))).toEqual(['a', 'b'])
    expect(eventIds(null)).toEqual([])
  })
  it('count up from the edited tests there were, and never use a number twice', () => {
    expect(nextTestNumber([])).toBe(1)
    expect(nextTestNumber([call(false, batch('a'))])).toBe(1)
    expect(nextTestNumber([call(true, batch('a-test-1')), call(true, batch('a-test-7'))])).toBe(8)
  })
  it('replace the mark of an earlier test instead of adding to it', () => {
    expect(markedId('evt_1', 1)).toBe('evt_1-test-1')
    expect(markedId('evt_1-test-1', 2)).toBe('evt_1-test-2')
  })
  it('are told apart from those of earlier edited tests', () => {
    expect(hasUsedId(batch('a-test-1'), [call(true, batch('a-test-1'))])).toBe(true)
    expect(hasUsedId(batch('a-test-2'), [call(true, batch('a-test-1'))])).toBe(false)
    expect(hasUsedId(batch('a'), [call(false, batch('a'))])).toBe(false)
  })
  it('must all be marked before an edited body is sent', () => {
    expect(isMarked(batch('a-test-1', 'b-test-1'))).toBe(true)
    expect(isMarked(batch('a-test-1', 'b'))).toBe(false)
    expect(isMarked('{}')).toBe(false)
  })
})

describe('the edited body', () => {
  const original = '{"big":12345678901234567890,"amount":0.10,"z":1}'
  it('is the original again as long as only spaces differ', () => {
    expect(editedBody(editorText(original), original)).toEqual({ ok: true, body: original, isChanged: false })
  })
  it('keeps digits and order of what was changed', () => {
    expect(editedBody(editorText(original).replace('0.10', '0.200'), original)).toMatchObject({
      body: '{"big":12345678901234567890,"amount":0.200,"z":1}',
      isChanged: true,
    })
  })
  it('says where it is no JSON', () => {
    expect(editedBody('{"a":1,}', original)).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('Line 1: expected'),
    })
  })
})
