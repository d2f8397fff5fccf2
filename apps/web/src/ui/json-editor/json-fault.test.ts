import { describe, expect, it } from 'vitest'
import { jsonFault } from './json-fault.ts'

describe('jsonFault', () => {
  it('is nothing for JSON', () => expect(jsonFault('{"a": 0.10}')).toBeNull())
  it('stands on the line that is wrong', () => {
    const text = '{\n  "a": 1\n  "b": 2\n}'
    expect(text.slice(0, jsonFault(text)?.from).split('\n')).toHaveLength(3)
    expect(jsonFault(text)?.message).toBe('Line 3: expected , or }.')
  })
  it.each(['', '{', '{"a":', '[1,]', 'nothing', '{\n\n'])('stays inside of %j', (text) => {
    const fault = jsonFault(text)
    expect(fault?.from).toBeLessThanOrEqual(text.length)
    expect(fault?.to).toBeLessThanOrEqual(text.length)
  })
})
