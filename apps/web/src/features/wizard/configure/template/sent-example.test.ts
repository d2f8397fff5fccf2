import { type Operation, operationById, operations } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { sentExample } from './sent-example.ts'

const example = (id: string): unknown => JSON.parse(sentExample(operationById(id) as Operation) ?? 'null')

describe('sentExample', () => {
  it('shows events in their batch', () => {
    expect(example('createEvent')).toEqual({
      events: [
        { transaction_id: 'evt_2025_07_000123', external_subscription_id: 'sub_acme_1', code: 'api_calls' },
      ],
    })
  })
  it('builds lists from the fields of their items', () => {
    expect(example('createInvoice')).toMatchObject({
      invoice: { fees: [{ add_on_code: expect.any(String) }] },
    })
  })
  it('is null for a call without a body', () => expect(example('destroyCustomer')).toBeNull())
  it.each(operations.map((operation) => [operation.id, operation] as const))(
    'of %s is JSON',
    (_, operation) => {
      const text = sentExample(operation)
      if (text !== null) expect(() => JSON.parse(text)).not.toThrow()
    },
  )
})
