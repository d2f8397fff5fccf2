import { type Operation, operationById } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { proposedForm } from './proposed-form.ts'

const operation = (id: string): Operation => {
  const found = operationById(id)
  if (!found) throw new Error(`There is no operation ${id}.`)
  return found
}
const attribute = (path: string) => ({ path, types: ['string'] })

describe('proposedForm', () => {
  it('marks what goes by a likely name, and nothing that has the same name', () => {
    const { mapping } = proposedForm(
      operation('createCustomer'),
      ['external_id', 'company'].map(attribute),
    ).template
    expect(mapping).toEqual([
      { field: 'external_id', source: { kind: 'attribute', attribute: 'external_id', filters: [] } },
      { field: 'name', source: { kind: 'attribute', attribute: 'company', filters: [] }, isProposed: true },
    ])
  })
  it('fills in the identifiers of events, and marks them', () => {
    const { mapping } = proposedForm(operation('createEvent'), ['id', 'at', 'event'].map(attribute)).template
    expect(mapping.filter(({ isProposed }) => isProposed).map(({ field }) => field)).toEqual([
      'transaction_id',
      'code',
      'timestamp',
    ])
  })
  it('takes no likely identifier for a call that deletes or repeats its effect', () => {
    const { path } = proposedForm(operation('destroyCustomer'), [attribute('customer_id')]).template
    expect(path).toEqual([{ field: 'external_customer_id', source: { kind: 'none' } }])
    const { mapping } = proposedForm(operation('createWalletTransaction'), [attribute('wallet')]).template
    expect(mapping.every(({ field, source }) => field !== 'wallet_id' || source.kind === 'none')).toBe(true)
  })
  it('takes the very name for a call that deletes', () => {
    const { path } = proposedForm(operation('destroyCustomer'), [attribute('external_customer_id')]).template
    expect(path[0]?.source).toMatchObject({ attribute: 'external_customer_id' })
  })
})
