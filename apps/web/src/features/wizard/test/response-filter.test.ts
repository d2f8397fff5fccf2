import { describe, expect, it } from 'vitest'
import { filterResponse } from './response-filter.ts'

const body = '{"events":[{"code":"calls","n":1},{"code":"bytes","n":2}],"meta":{"page":1}}'

describe('a filter of a response', () => {
  it.each([
    ['.meta.page', 1],
    ['.events | map(.code)', ['calls', 'bytes']],
    ['.events | filter(.n > 1)', [{ code: 'bytes', n: 2 }]],
    ['.nowhere', null],
  ])('%s', (expression, value) => {
    expect(filterResponse(body, expression)).toEqual({ kind: 'part', value })
  })
  it.each([
    ['events', 'Character 1: a .name, a number, a “text” or a function such as map(.name) is expected.'],
    ['.', 'At the end: a name is expected after the dot.'],
    ['.events | filter(.n == 1', 'At the end: “)” is missing.'],
    ['.events[0]', 'Character 8: “[0]” does not belong here.'],
    ['.events | pluck(.n)', 'Character 11: there is no function “pluck”.'],
    ['.nowhere | map(.n)', 'Character 12: “map” cannot work on null, as nothing is there.'],
    ['.meta | sum()', 'Character 9: “sum” cannot work on an object.'],
  ])('says where %s is wrong', (expression, sentence) => {
    expect(filterResponse(body, expression)).toEqual({ kind: 'wrong', sentence })
  })
  it('says that a page of a proxy cannot be filtered', () => {
    expect(filterResponse('<html>', '.a')).toEqual({
      kind: 'wrong',
      sentence: 'The response is not JSON, so there is nothing to filter.',
    })
  })
})
