import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeSet, withoutAttributes } from './attribute-set.ts'
import { type JsonObject, parseJson, writeJson } from './json.ts'
import { parsePath, printPath, readPath } from './path.ts'

const object = (text: string): JsonObject => {
  const parsed = parseJson(text)
  if (!parsed.ok || parsed.value.kind !== 'object') throw new Error(`${text} is not an object`)
  return parsed.value
}

const steps = (text: string) => {
  const path = parsePath(text)
  if (!path.ok) throw new Error(path.sentence)
  return path.steps
}

describe('attribute paths', () => {
  it.each([
    ['a', ['a']],
    ['a.b[0]', ['a', 'b', 0]],
    ['a["x.y"]', ['a', 'x.y']],
    ['["x.y"].z', ['x.y', 'z']],
    ['User Agent', ['User Agent']],
    ['a[0][1].b', ['a', 0, 1, 'b']],
    ['["quote \\" in it"]', ['quote " in it']],
  ])('reads %s', (text, expected) => {
    expect(steps(text)).toEqual(expected)
  })

  it.each(['', '.a', 'a.', 'a..b', 'a[', 'a[x]', '[0]', 'a["x]', ' a', 'a]', '{a}'])('refuses %j', (text) => {
    expect(parsePath(text).ok).toBe(false)
  })

  it('prints what it reads back, for any names', () => {
    const anySteps = fc
      .tuple(fc.string(), fc.array(fc.oneof(fc.string(), fc.nat(1e6))))
      .map(([first, others]) => [first, ...others])
    fc.assert(
      fc.property(anySteps, (path) => {
        expect(steps(printPath(path))).toEqual(path)
      }),
    )
  })

  it('finds nested values and nothing where there is none', () => {
    const record = object('{"a":{"b":[10,{"c":"x"}]},"n":null,"__proto__":1}')
    const read = (path: string) => {
      const value = readPath(record, steps(path))
      return value && writeJson(value)
    }
    expect([read('a.b[0]'), read('a.b[1].c'), read('n'), read('__proto__')]).toEqual([
      '10',
      '"x"',
      'null',
      '1',
    ])
    expect([
      read('a.x'),
      read('a.b[2]'),
      read('a[0]'),
      read('n.x'),
      read('toString'),
      read('a.b.length'),
    ]).toEqual(Array(6).fill(undefined))
  })
})

const without = (text: string, ...paths: string[]) =>
  writeJson(withoutAttributes(object(text), attributeSet(paths.map(steps))))

describe('taking attributes out', () => {
  it('leaves all others as they are', () => {
    expect(without('{"b":1.0,"a":{"x":1,"y":2},"c":[1,2,3]}', 'a.x', 'c[0]', 'c[2]', 'nowhere')).toBe(
      '{"b":1.0,"a":{"y":2},"c":[2]}',
    )
  })

  it('takes a whole value out whatever is named below it', () => {
    expect(without('{"a":{"x":1},"b":2}', 'a', 'a.x')).toBe('{"b":2}')
    expect(without('{"a":{"x":1},"b":2}', 'a.x', 'a')).toBe('{"b":2}')
  })
})
