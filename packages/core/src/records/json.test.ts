import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compactJson, type JsonValue, maxJsonDepth, parseJson, writeJson } from './json.ts'
import { prettyJson } from './pretty.ts'

const written = (text: string): string => {
  const parsed = parseJson(text)
  if (!parsed.ok) throw new Error(parsed.sentence)
  return writeJson(parsed.value)
}

/** JSON texts with random spaces, long numbers, escapes, awkward and repeated keys. */
const space = fc.constantFrom('', ' ', '\n', '\t  ')
const number = fc.oneof(
  fc.constantFrom('0', '-0', '0.10', '1E5', '1e+400', '-12345678901234567890.000', '5e-324'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
)
const string = fc.oneof(
  fc.constantFrom('"\\u00e9"', '"\\/"', '"\\ud800"', '"// no comment"', '"/* nor this */"', '"\u2028"'),
  fc.string({ unit: 'binary' }).map((value) => JSON.stringify(value)),
)
const key = fc.oneof(fc.constantFrom('10', '2', '__proto__', 'constructor', '', 'a', 'b'), fc.string())
const { text: jsonText } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('null', 'true', 'false'),
    number,
    string,
    fc
      .tuple(space, fc.array(tie('text'), { maxLength: 4 }))
      .map(([gap, items]) => `[${gap}${items.join(`${gap},${gap}`)}${gap}]`),
    fc
      .tuple(space, fc.array(fc.tuple(key, tie('text')), { maxLength: 4 }))
      .map(
        ([gap, members]) =>
          `{${gap}${members.map(([name, value]) => `${JSON.stringify(name)}${gap}:${gap}${value}`).join(`,${gap}`)}${gap}}`,
      ),
  ),
}))

const plain = (value: JsonValue): unknown => {
  switch (value.kind) {
    case 'null':
      return null
    case 'boolean':
    case 'string':
      return value.value
    case 'number':
      return Number(value.raw)
    case 'array':
      return value.items.map(plain)
    case 'object':
      return Object.fromEntries([...value.members].map(([name, member]) => [name, plain(member)]))
    default:
      return value satisfies never
  }
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

const accepts = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('JSON without loss', () => {
  it('keeps digits and order', () => {
    expect(written('{"big": 12345678901234567890, "amount": 0.10, "z": 1, "a": 2}')).toBe(
      '{"big":12345678901234567890,"amount":0.10,"z":1,"a":2}',
    )
  })

  it('keeps integer-like keys and __proto__ in their place', () => {
    const text = '{"10":1,"2":2,"__proto__":{"x":1},"constructor":3}'
    expect(written(text)).toBe(text)
  })

  it('keeps escapes in values as they came', () => {
    expect(written('["\\u00e9", "\\/", "é"]')).toBe('["\\u00e9","\\/","é"]')
  })

  it('takes the last value of a repeated key, in the place of the first', () => {
    expect(written('{"a":1,"b":2,"a":3}')).toBe('{"a":3,"b":2}')
  })

  it.each(['', '{', '{"a":1,}', '[01]', "{'a':1}", '// x\n1', '1 2', '"\n"', '\ufeff1', 'NaN', '{"a":1}}'])(
    'refuses %j, as JSON.parse does',
    (text) => {
      expect(parseJson(text)).toEqual({ ok: false, sentence: expect.stringContaining('not valid JSON') })
    },
  )

  it('says where the mistake is', () => {
    expect(parseJson('{\n  "a": 1,\n  "b": x\n}')).toEqual({
      ok: false,
      sentence: 'This is not valid JSON (line 3, column 8).',
    })
  })

  it('refuses nesting that could exhaust the stack, and takes all below', () => {
    expect(parseJson(nested(maxJsonDepth)).ok).toBe(true)
    expect(parseJson(nested(maxJsonDepth + 1)).ok).toBe(false)
    expect(parseJson(nested(100_000)).ok).toBe(false)
    expect(parseJson(`[${'[],'.repeat(500)}0]`).ok).toBe(true)
  })

  it('reads what JSON.parse reads, of any JSON', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const parsed = parseJson(text)
        expect(parsed.ok && plain(parsed.value)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('writes compact text that reads the same and stays the same', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const compact = compactJson(text)
        if (!compact.ok) throw new Error(compact.sentence)
        expect(JSON.parse(compact.text)).toEqual(JSON.parse(text))
        expect(written(compact.text)).toBe(compact.text)
        expect(written(prettyJson(text))).toBe(compact.text)
      }),
    )
  })

  it('refuses what JSON.parse refuses, of any text', () => {
    const nearlyJson = fc.string({ unit: fc.constantFrom(...'{}[]",:01.-e tnul/\\'.split('')) })
    fc.assert(fc.property(nearlyJson, (text) => parseJson(text).ok === accepts(text)))
  })
})

describe('pretty JSON', () => {
  it('indents and changes no digit', () => {
    expect(prettyJson('{"a":[1.0,{}],"b":{"c":[]}}')).toBe(
      '{\n  "a": [\n    1.0,\n    {}\n  ],\n  "b": {\n    "c": []\n  }\n}',
    )
  })

  it('gives back what is not JSON', () => {
    expect(prettyJson('<html>')).toBe('<html>')
  })
})
