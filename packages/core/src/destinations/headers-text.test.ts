import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headersFromText, headersToText } from './headers-text.ts'

describe('headers as text', () => {
  it.each([
    [
      'header1:value1,header2:value2',
      [
        ['header1', 'value1'],
        ['header2', 'value2'],
      ],
    ],
    [
      ' X-A : a b , X-B:https://x.test:80/y ',
      [
        ['X-A', 'a b'],
        ['X-B', 'https://x.test:80/y'],
      ],
    ],
    [
      'X:"a, b:c \\" \\\\",Y:1',
      [
        ['X', 'a, b:c " \\'],
        ['Y', '1'],
      ],
    ],
    [
      'X:,Y:1,',
      [
        ['X', ''],
        ['Y', '1'],
      ],
    ],
    ['X:{record.id}', [['X', '{record.id}']]],
    ['X:say "hi"', [['X', 'say "hi"']]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(headersFromText(text)).toEqual({
      ok: true,
      headers: expected.map(([name, value]) => ({ name, value })),
    })
  })

  it('hides the value of a secret header, and keeps it one', () => {
    const headers = [
      { name: 'X-Token', value: '', secret: true as const },
      { name: 'X', value: '1' },
    ]
    const text = headersToText(headers)
    expect(text).toBe('X-Token:••••••••,X:1')
    expect(headersFromText(text)).toEqual({ ok: true, headers })
    const dots = [{ name: 'X', value: '••••••••' }]
    expect(headersFromText(headersToText(dots))).toEqual({ ok: true, headers: dots })
  })

  it.each(['X', 'X:1,b', ':v', ',,'])('%j is not a list of headers', (text) => {
    expect(headersFromText(text)).toEqual({ ok: false, sentence: expect.stringContaining('name:value') })
  })

  it('comes back as it was', () => {
    const name = fc.string({ unit: fc.constantFrom(...'aXz-09_'.split('')), minLength: 1 })
    const headers = fc.array(fc.record({ name, value: fc.string() }))
    fc.assert(
      fc.property(headers, (all) => {
        expect(headersFromText(headersToText(all))).toEqual({ ok: true, headers: all })
      }),
    )
  })

  it.each([' ', 'a: ', 'a:"\\"', 'a:b,', '"'])(
    'is read in a time that grows with its length: %j',
    (piece) => {
      const text = piece.repeat(50_000)
      const read = headersFromText(`${text}x`)
      if (read.ok) expect(headersFromText(headersToText(read.headers))).toEqual(read)
    },
  )
})
