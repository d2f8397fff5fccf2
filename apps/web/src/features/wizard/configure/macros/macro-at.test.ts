import { describe, expect, it } from 'vitest'
import { completed, macroAt } from './macro-at.ts'

/** The caret stands at `^`. */
const at = (marked: string) => macroAt(marked.replace('^', ''), marked.indexOf('^'))
const complete = (marked: string, name: string) => {
  const macro = at(marked)
  if (!macro) throw new Error('No macro is open there.')
  const { text, caret } = completed(marked.replace('^', ''), macro, name)
  return `${text.slice(0, caret)}^${text.slice(caret)}`
}

describe('macroAt', () => {
  it('finds the attribute that is being typed, with or without record.', () => {
    expect(at('/customers/{^')).toMatchObject({ kind: 'attribute', typed: '' })
    expect(at('/customers/{record.ex^')).toMatchObject({ kind: 'attribute', typed: 'ex' })
    expect(at('/customers/{ex^}')).toMatchObject({ kind: 'attribute', typed: 'ex' })
  })
  it('finds the filter behind a bar', () => {
    expect(at('{record.id | lo^}')).toMatchObject({ kind: 'filter', typed: 'lo' })
  })
  it('finds nothing outside of braces, or in a quoted argument', () => {
    for (const text of ['/customers^', '/a/{id}^', '^{id}', '{id | default:"no^"}'])
      expect(at(text)).toBeNull()
  })
})

describe('completed', () => {
  it('closes the brace and goes behind it', () => {
    expect(complete('/customers/{ex^', 'external_id')).toBe('/customers/{record.external_id}^')
    expect(complete('/a/{ex^/wallets', 'id')).toBe('/a/{record.id}^/wallets')
  })
  it('replaces the whole name in a closed brace', () => {
    expect(complete('/a/{record.ex^ternal}', 'id')).toBe('/a/{record.id^}')
  })
  it('writes names with dots in them as paths', () => {
    expect(complete('{^', '["a.b"]')).toBe('{record["a.b"]}^')
  })
  it('puts a filter behind the bar', () => {
    expect(complete('{record.id |^}', 'lower')).toBe('{record.id | lower^}')
  })
})
