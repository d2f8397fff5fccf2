import { createDestination } from '@ferry/contract'
import { callFerry, uploadNexset } from './api.ts'
import type { Ferry } from './ferry.ts'

/**
 * An inactive destination of customers; answers its id. Its first record says nobody's id and is set aside; mended to be about
 * `acme` it is older than the second, which is delivered.
 */
export const saveCustomersDestination = async (ferry: Ferry, credentialId: string): Promise<string> => {
  const file = '{"name":"Acme Inc"}\n{"external_id":"acme","name":"Acme Corporation"}\n'
  const nexsetId = await uploadNexset(ferry, 'Customers', 'customers.ndjson', file)
  const { id } = await callFerry(ferry, createDestination, {
    body: {
      name: 'Customers to Lago',
      nexsetId,
      credentialId,
      config: {
        mode: 'template',
        operation: 'createCustomer',
        mapping: {
          external_id: { attribute: 'external_id' },
          name: { attribute: 'name' },
        },
        excludeAttributes: [],
        batching: null,
        responseWebhook: false,
        delivery: {},
      },
    },
  })
  return id
}
