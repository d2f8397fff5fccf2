import { describe, expect, it } from 'vitest'
import type { SourceForm } from '../../../form.ts'
import { otherSources, pickerValue, sourceOfPicker } from './source-options.ts'

const row = (source: SourceForm) => ({ source, known: null, part: 'mapping' as const })

describe('the source picker', () => {
  it('shows every kind of source by the value that chooses it', () => {
    const sources: SourceForm[] = [
      { kind: 'attribute', attribute: 'a.b[0]', filters: [] },
      { kind: 'constant', value: '', as: 'text' },
      { kind: 'rest' },
      { kind: 'derived', suffix: '' },
    ]
    for (const source of sources) {
      expect(sourceOfPicker(pickerValue(source) ?? '', row({ kind: 'none' }))).toEqual(source)
    }
    expect(pickerValue({ kind: 'none' })).toBeNull()
  })
  it('keeps the zone of times when another attribute is chosen', () => {
    const filters = [{ name: 'zone' as const, argument: '+02:00' }]
    expect(sourceOfPicker('attribute:b', row({ kind: 'attribute', attribute: 'a', filters }))).toEqual({
      kind: 'attribute',
      attribute: 'b',
      filters,
    })
  })
  it('starts a text with the attribute that was there', () => {
    expect(sourceOfPicker('text', row({ kind: 'attribute', attribute: 'id', filters: [] }))).toEqual({
      kind: 'text',
      text: '{record.id}',
    })
  })
  it('offers derived ids for ids only', () => {
    const kinds = (field: string) =>
      otherSources({ part: 'mapping', field, known: null }).map(({ value }) => value)
    expect(kinds('transaction_id')).toContain('derived')
    expect(kinds('code')).not.toContain('derived')
  })
})
