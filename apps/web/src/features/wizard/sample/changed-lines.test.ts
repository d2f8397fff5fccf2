import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedLines } from './changed-lines.ts'

const changes = (before: string, after: string) => [...changedLines(before.split('|'), after.split('|'))]

describe('changedLines', () => {
  it('is empty for equal texts', () => {
    expect(changes('{|a|}', '{|a|}')).toEqual([])
  })
  it('names each line whose text changed in place', () => {
    expect(changes('{|code: a|x|code: a|}', '{|code: b|x|code: b|}')).toEqual([1, 3])
  })
  it('names only the inserted lines, wherever they stand', () => {
    expect(changes('{|a|}|{|a|}', '{|a|new|}|{|a|new|}')).toEqual([2, 6])
  })
  it('names nothing when lines only went away', () => {
    expect(changes('{|a|b|}|{|a|b|}', '{|a|}|{|a|}')).toEqual([])
  })
  it('never names a line outside of the text', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        for (const line of changedLines(before, after)) expect(line).toBeLessThan(after.length)
        expect(changedLines(after, after).size).toBe(0)
      }),
    )
  })
})
