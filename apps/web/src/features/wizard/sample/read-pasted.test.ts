import { describe, expect, it } from 'vitest'
import { readPasted } from './read-pasted.ts'

describe('what is pasted', () => {
  it.each([
    ['one record over several lines', '{\n "a": 1,\n "b": 0.10\n}', ['{"a":1,"b":0.10}']],
    ['a list', '[{"a":12345678901234567890},{"a":2}]', ['{"a":12345678901234567890}', '{"a":2}']],
    ['a record a line', '{"a":1}\n\n{"a":2}\n', ['{"a":1}', '{"a":2}']],
  ])('may be %s', (_, text, texts) => expect(readPasted(text)).toEqual({ ok: true, texts }))

  it.each([
    ['nothing', '  ', /Paste a record/],
    ['an empty list', '[]', /no records/],
    ['a list of numbers', '[{"a":1},2]', /Record 2 is not a JSON object/],
    ['a mistake in one of the lines', '{"a":1}\n{"a":}\n{"a":3}', /^Line 2: expected a value/],
    ['a mistake in a single record', '{\n "a": 1\n "b": 2\n}', /^Line 3: expected , or }/],
    ['more than anybody reads', `[${Array(101).fill('{}').join(',')}]`, /at most 100/],
  ])('is refused with the place when it is %s', (_, text, sentence) =>
    expect(readPasted(text)).toMatchObject({ ok: false, sentence: expect.stringMatching(sentence) }),
  )
})
