import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFaultOf } from './json-fault.ts'

describe('the first fault of a text', () => {
  it.each([
    ['{\n "a": 1\n "b": 2\n}', 'Line 3: expected , or }.'],
    ['[\n 1\n 2\n]', 'Line 3: expected , or ].'],
    ['{"a" 1}', 'Line 1: expected :.'],
    ['{"a":}', 'Line 1: expected a value.'],
    ['{a:1}', /^Line 1: /],
    ['{"a":1,}', /^Line 1: expected a (value|name)/],
    ['{"a":1} 2', 'Line 1: expected nothing more here.'],
    ['{"a":"\n"}', /^Line 1: /],
    ['', /^Line 1: expected a value/],
  ])('of %j is named with its line', (text, wanted) => {
    const fault = jsonFaultOf(text)
    if (wanted instanceof RegExp) expect(fault?.sentence).toMatch(wanted)
    else expect(fault?.sentence).toBe(wanted)
  })
  it('is there exactly when JSON.parse refuses, inside the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => json.slice(1)),
          fc.json(),
        ),
        (text) => {
          const fault = jsonFaultOf(text)
          expect(fault === null).toBe(isJson(text))
          if (fault) expect(fault.offset).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  })
})

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
