import { type Attribute } from '@ferry/contract'
import { operationById, operations } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { addableFields, mappingRows } from './configure/template/use-mapping-rows.ts'
import { toConfig } from './convert/to-config.ts'
import { startForm, suggestOperation } from './start-form.ts'

const attributes = (...names: string[]): Attribute[] =>
  names.map((path) => ({ path, types: ['string'], examples: ['"x"'], nullShare: 0 }))

const suggested = (...names: string[]) => suggestOperation(operations, attributes(...names))?.id

describe('the start of a wizard', () => {
  it('suggests the operation the attributes look made for', () => {
    expect(suggested('id', 'subscription', 'event', 'at', 'bytes')).toBe('createEvent')
    expect(suggested('external_id', 'name', 'email', 'country')).toBe('createCustomer')
    expect(suggested('external_id', 'external_customer_id', 'plan_code')).toBe('createSubscription')
  })
  it('suggests something that sends for attributes that say nothing', () => {
    expect(operationById(suggested('a', 'b') ?? '')?.method).toBe('POST')
  })
  it('maps what it knows by name, in a config of the template', () => {
    const config = toConfig(startForm(attributes('id', 'subscription', 'event', 'at')))
    expect(config).toMatchObject({
      mode: 'template',
      mapping: { transaction_id: { attribute: 'id' }, timestamp: { attribute: 'at' } },
    })
  })
})

describe('the mapping table', () => {
  it.each(operations.map((operation) => [operation.id, operation] as const))(
    'of %s shows every path parameter and required field, and offers the others once',
    (_, operation) => {
      const template = { path: [], query: [], mapping: [] }
      const shown = mappingRows(operation, template)
      const required = operation.fields.filter((field) => field.required).map(({ path }) => path)
      expect(shown.map(({ field }) => field)).toEqual([...operation.pathParameters, ...required])
      expect(shown.every(({ isRequired, source }) => isRequired && source.kind === 'none')).toBe(true)
      const offered = addableFields(operation, template).map(({ part, field }) => `${part} ${field}`)
      expect(new Set(offered).size).toBe(offered.length)
      expect(offered).toHaveLength(operation.fields.length - required.length + operation.query.length)
    },
  )
})
