import { describe, expect, it } from 'vitest'
import { inferAttributes } from './infer-attributes.ts'

describe('attributes of a sample', () => {
  it('names nested ones below their parents, with types, examples and how often they are missing', () => {
    const attributes = inferAttributes([
      '{"id":"a","n":{"x":1.0},"t":[1,2]}',
      '{"id":2,"n":null}',
      '{"id":"a","late":true}',
    ])
    expect(attributes).toEqual([
      { path: 'id', types: ['string', 'number'], examples: ['"a"', '2'], nullShare: 0 },
      { path: 'n', types: ['object', 'null'], examples: ['{"x":1.0}'], nullShare: 1 - 1 / 3 },
      { path: 'n.x', types: ['number'], examples: ['1.0'], nullShare: 1 - 1 / 3 },
      { path: 't', types: ['array'], examples: ['[1,2]'], nullShare: 1 - 1 / 3 },
      { path: 't[0]', types: ['number'], examples: ['1'], nullShare: 1 - 1 / 3 },
      { path: 'late', types: ['boolean'], examples: ['true'], nullShare: 1 - 1 / 3 },
    ])
  })

  it('writes names with dots the way mappings read them', () => {
    expect(inferAttributes(['{"x.y":1}'])[0]?.path).toBe('["x.y"]')
  })

  it('keeps at most three examples and cuts long texts', () => {
    const texts = [1, 2, 3, 4].map((n) => JSON.stringify({ n, long: 'x'.repeat(10_000) }))
    const [n, long] = inferAttributes(texts)
    expect(n?.examples).toEqual(['1', '2', '3'])
    expect(long?.examples[0]?.length).toBeLessThan(300)
    expect(() => JSON.parse(long?.examples[0] ?? '')).not.toThrow()
  })

  it('stops at 1,000 attributes', () => {
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`key ${n}`, { x: 1 }]))
    expect(inferAttributes([JSON.stringify(wide)])).toHaveLength(1000)
  })

  it('passes over what is not a record', () => {
    expect(inferAttributes(['nope', '[1]', '{"a":1}'])).toHaveLength(1)
    expect(inferAttributes([])).toEqual([])
  })
})
