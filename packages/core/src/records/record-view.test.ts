import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AttributeSet, attributeSet, withoutAttributes } from './attribute-set.ts'
import { parseJson, writeJson } from './json.ts'
import { parsePath, readPath } from './path.ts'
import { membersWriter, viewRecord } from './record-view.ts'

/** Records that share shapes or nearly, compact or not, with awkward names, escapes and nesting. */
const space = fc.constantFrom('', '', '', '', ' ', '\n')
const key = fc.constantFrom(
  '"a"',
  '"b"',
  '"ab"',
  '"10"',
  '"__proto__"',
  '"é"',
  '"\\u0061"',
  '"\ud800"',
  '"c d"',
  '""',
)
const value = fc.constantFrom(
  '1',
  '0.10',
  '-1e5',
  'true',
  'null',
  '"x"',
  '"\\"}"',
  '"a\\u0062"',
  '[]',
  '[1,{"a":2}]',
  '{"x":1,"y":{"z":2}}',
  '{"x":1,"x":2}',
  '{"y" :1}',
  '{}',
  '01',
  'x',
  '"\\x"',
)
const recordText = fc
  .tuple(space, fc.array(fc.tuple(key, space, value), { maxLength: 6 }))
  .map(([gap, members]) => `{${members.map(([k, s, v]) => `${k}:${s}${v}`).join(`,${gap}`)}}`)
const paths = ['a', 'b', 'ab', '["10"]', 'a.x', 'b[1].a', '["c d"].y.z', '["é"]', '["\\ud800"]'].map(
  (each) => {
    const parsed = parsePath(each)
    if (!parsed.ok) throw new Error(parsed.sentence)
    return parsed.steps
  },
)
const without: fc.Arbitrary<AttributeSet> = fc.subarray(paths).map(attributeSet)

describe('a record, seen without making values of it', () => {
  it('says what its tree says, of any text and after any other', () => {
    fc.assert(
      fc.property(fc.array(recordText, { maxLength: 5 }), without, (texts, out) => {
        const write = membersWriter(out)
        for (const each of texts) {
          const parsed = parseJson(each)
          const viewed = viewRecord(each)
          expect(viewed.ok).toBe(parsed.ok)
          if (!viewed.ok || !parsed.ok || parsed.value.kind !== 'object') continue
          const { value: tree } = parsed
          for (const path of paths) expect(viewed.view.at(path)).toEqual(readPath(tree, path))
          expect(viewed.view.tree()).toEqual(tree)
          const members = write(viewed.view)
          expect(members === '' ? '{}' : `${members}}`).toBe(writeJson(withoutAttributes(tree, out)))
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('is refused as JSON.parse refuses, of any text nearly JSON', () => {
    const nearly = fc.string({ unit: fc.constantFrom(...'{}[]",:01.-e tnul/\\a'.split('')) })
    fc.assert(
      fc.property(nearly, (inside) => {
        const each = `{"a":${inside}}`
        expect(viewRecord(each).ok).toBe(isJson(each))
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    '{"a":1}}',
    '{"a":1},',
    '{"a":1',
    '{"a"}',
    '{"a":1,}',
    '{"a":1,"b"}',
    '{"a"1}',
    '{"a":1 x}',
    '[]',
    'null',
    '',
  ])('is no record: %s', (each) => {
    viewRecord('{"a":1,"b":2}')
    expect(viewRecord(each).ok).toBe(false)
  })

  it('is cut where neighbours stay', () => {
    const write = membersWriter(attributeSet([['b'], ['d', 'x']]))
    const viewed = viewRecord('{"a":1,"a2":0.10,"b":2,"c":3,"d":{"x":1,"y":2},"e":[]}')
    expect(viewed.ok && write(viewed.view)).toBe('{"a":1,"a2":0.10,"c":3,"d":{"y":2},"e":[]')
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
