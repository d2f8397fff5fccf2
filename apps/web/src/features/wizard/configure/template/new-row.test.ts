import { describe, expect, it } from 'vitest'
import { freeFields, newRow } from './new-row.ts'

const field = (path: string, type: 'string' | 'object') => ({
  path,
  label: path,
  description: '',
  type,
  required: false,
  example: null,
  alsoKnownAs: [],
})
const row = (name: string, attribute: string) => ({
  field: name,
  source: { kind: 'attribute' as const, attribute, filters: [] },
})

describe('freeFields', () => {
  it('offers a property for each attribute no row takes yet', () => {
    const operation = { fields: [field('code', 'string'), field('properties', 'object')] }
    expect(freeFields(operation, ['id', 'bytes', 'a.b'], [row('transaction_id', 'id')])).toEqual([
      'properties.bytes',
    ])
  })
  it('offers nothing below an object whose fields Lago names', () => {
    expect(
      freeFields({ fields: [field('address', 'object'), field('address.city', 'string')] }, ['zip'], []),
    ).toEqual([])
  })
})

describe('newRow', () => {
  const addable = [{ part: 'query' as const, field: 'status', label: '' }]
  it('takes the attribute of the same name as its source', () => {
    expect(newRow(' properties.bytes ', [], [], ['bytes'])).toEqual({
      row: { part: 'mapping', field: 'properties.bytes' },
      source: { kind: 'attribute', attribute: 'bytes', filters: [] },
    })
  })
  it('knows which fields belong to the query', () => {
    expect(newRow('status', addable, [], [])?.row).toEqual({ part: 'query', field: 'status' })
  })
  it('adds nothing twice and nothing without a name', () => {
    expect(newRow('code', [], [row('code', 'id')], [])).toBeNull()
    expect(newRow('  ', [], [], [])).toBeNull()
  })
})
