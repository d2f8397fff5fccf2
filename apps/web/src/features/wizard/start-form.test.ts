import { type Attribute } from '@ferry/contract'
import { operationById, operations } from '@ferry/core'
import { describe, expect, it } from 'vitest'
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
