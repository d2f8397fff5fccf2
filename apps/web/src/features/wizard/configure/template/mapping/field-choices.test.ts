import { type Operation, operationById } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { fieldChoices, freeFields, sourceFor } from './field-choices.ts'

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
const empty = { path: [], query: [], mapping: [] }
const operation = (id: string) => operationById(id) as Operation

describe('freeFields', () => {
  it('offers a property for each attribute no row takes yet', () => {
    const free = { fields: [field('code', 'string'), field('properties', 'object')] }
    expect(freeFields(free, ['id', 'bytes', 'a.b'], [row('transaction_id', 'id')])).toEqual([
      'properties.bytes',
    ])
  })
  it('offers nothing below an object whose fields Lago names', () => {
    const named = { fields: [field('address', 'object'), field('address.city', 'string')] }
    expect(freeFields(named, ['zip'], [])).toEqual([])
  })
})

describe('fieldChoices', () => {
  it('finds a field by its description and by its other names', () => {
    const choices = fieldChoices(operation('createCustomer'), empty, [], '')
    const found = (word: string) =>
      choices.filter(({ search }) => search.includes(word)).map((choice) => choice.field)
    expect(found('vat_number')).toEqual(['tax_identification_number'])
    expect(found('ISO 3166')).toContain('country')
  })
  it('offers what was typed unless it is there', () => {
    const typed = (text: string) =>
      fieldChoices(operation('createEvent'), { ...empty, mapping: [row('properties.a', 'a')] }, [], text)
        .filter(({ value }) => value.startsWith('own'))
        .map((choice) => choice.field)
    expect(typed(' properties.b ')).toEqual(['properties.b'])
    expect(typed('properties.a')).toEqual([])
    expect(typed('timestamp')).toEqual([])
  })
  it('offers nothing of one’s own for a call without a body', () => {
    const choices = fieldChoices(operation('destroySubscription'), empty, ['a'], 'anything')
    expect(choices.map(({ part }) => part)).toEqual(['query', 'query', 'query'])
  })
})

describe('sourceFor', () => {
  it('takes the attribute of the same name', () => {
    expect(sourceFor({ part: 'mapping', field: 'properties.bytes', known: null }, ['bytes'])).toEqual({
      kind: 'attribute',
      attribute: 'bytes',
      filters: [],
    })
  })
  it('asks for a constant of the field’s type elsewhere', () => {
    const integer = { type: 'integer' as const }
    expect(sourceFor({ part: 'mapping', field: 'net_payment_term', known: integer }, [])).toEqual({
      kind: 'constant',
      value: '',
      as: 'number',
    })
  })
})
