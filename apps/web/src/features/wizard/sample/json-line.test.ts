import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pieces } from './json-line.ts'

const kinds = (line: string) => pieces(line).map(({ kind, text }) => `${kind} ${text.trim()}`.trim())

describe('pieces', () => {
  it('tells a key from a string', () => {
    expect(kinds('  "code": "api_calls",')).toEqual([
      'plain',
      'key "code"',
      'plain :',
      'string "api_calls"',
      'plain ,',
    ])
    expect(kinds('"alone",')).toEqual(['string "alone"', 'plain ,'])
  })
  it('knows numbers, words and brackets', () => {
    expect(kinds('"a": 12345678901234567890').at(-1)).toBe('number 12345678901234567890')
    expect(kinds('"a": null').at(-1)).toBe('word null')
    expect(kinds('"a": {').at(-1)).toBe('plain {')
  })
  it('loses nothing: the pieces joined are the line', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        for (const line of JSON.stringify(JSON.parse(text), null, 2).split('\n'))
          expect(
            pieces(line)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(line)
      }),
    )
  })
})
