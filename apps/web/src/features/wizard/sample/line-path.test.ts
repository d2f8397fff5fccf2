import { prettyJson } from '@ferry/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linePath } from './line-path.ts'

const value = {
  events: [
    { id: 'a', properties: { list: [1, 2, { deep: true }], 'odd "key': 'x' } },
    { id: 'b', empty: {}, none: [] },
  ],
  source: 'ferry',
}
const lines = prettyJson(JSON.stringify(value)).split('\n')

/** What stands at a path, for comparison with the line. */
const at = (root: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], root)

/** Holds every line with a value of its own against the value its path leads to. */
const expectPathsOf = (root: unknown): void => {
  const text = prettyJson(JSON.stringify(root)).split('\n')
  for (const [index, line] of text.entries()) {
    const shown = line
      .trim()
      .replace(/^"(?:[^"\\]|\\.)*": /, '')
      .replace(/,$/, '')
    if (['}', ']', '{', '['].includes(shown)) continue
    expect([line, JSON.stringify(at(root, linePath(text, index)))]).toEqual([line, shown])
  }
}

describe('the path of a line', () => {
  it('leads to the very value of the line, for every line that holds one', () => expectPathsOf(value))

  it('does so in any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (any) => expectPathsOf(JSON.parse(JSON.stringify(any)))),
    )
  })
  it('of an opening or closing line is that of what it opens or closes', () => {
    const opening = lines.findIndex((line) => line.includes('"properties": {'))
    expect(linePath(lines, opening)).toEqual(['events', 0, 'properties'])
    const closing = lines.findIndex((line, index) => index > opening && /^ {6}\}/.test(line))
    expect(linePath(lines, closing)).toEqual(['events', 0, 'properties'])
    expect(linePath(lines, 0)).toEqual([])
  })
  it('of a bare list counts its items', () => {
    const bare = prettyJson('[{"a":1},{"b":2}]').split('\n')
    expect(linePath(bare, 5)).toEqual([1, 'b'])
  })
})
