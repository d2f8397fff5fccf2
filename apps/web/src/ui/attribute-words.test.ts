import { expect, it } from 'vitest'
import { kindWords, shareWords } from './attribute-words.ts'

it('names the kinds of value as people do', () => {
  expect(kindWords({ types: ['string', 'null'] })).toBe('text')
  expect(kindWords({ types: ['number', 'array'] })).toBe('number or list')
  expect(kindWords({ types: ['null'] })).toBe('always empty')
})

it('never says none of a few, or all of nearly all', () => {
  expect(shareWords(0.001)).toBe('under 1 %')
  expect(shareWords(0.129)).toBe('12 %')
  expect(shareWords(0.999)).toBe('99 %')
  expect(shareWords(1)).toBe('100 %')
})
