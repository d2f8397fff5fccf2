import { createCredential, createDestination, type NewDestination } from '@ferry/contract'
import { callFerry, uploadNexset } from './api.ts'
import type { Ferry } from './ferry.ts'
import { apiKey } from './story.ts'

/** One usage record of a story, as JSON text; `index` makes it unlike all others. */
export const usageRecord = (index: number): string =>
  JSON.stringify({
    id: `story_${String(index).padStart(6, '0')}`,
    subscription: `sub_${2001 + (index % 40)}`,
    event: 'api_calls',
    at: new Date(Date.UTC(2026, 6, 1) + index * 1000).toISOString(),
    region: 'eu-west',
    bytes: 100 + index,
  })

export const usageFile = (count: number): string =>
  Array.from({ length: count }, (_, index) => usageRecord(index)).join('\n')

/** The events template over `usageRecord`s, in batches of 100. */
export const usageDestination = (name: string, nexsetId: string, credentialId: string): NewDestination => ({
  name,
  nexsetId,
  credentialId,
  config: {
    mode: 'template',
    operation: 'createEvent',
    mapping: {
      transaction_id: { attribute: 'id' },
      external_subscription_id: { attribute: 'subscription' },
      code: { attribute: 'event' },
      timestamp: { attribute: 'at' },
      properties: { rest: true },
    },
    excludeAttributes: [],
    batching: { size: 100, grouping: { algorithm: 'keyed_array', key: 'events' } },
    responseWebhook: false,
    delivery: {},
  },
})

/** A Nexset of five usage records with an inactive destination at a Lago of this machine; the destination's id and the Nexset's. */
export const saveUsageDestination = async (
  ferry: Ferry,
  baseUrl: string,
  name: string,
): Promise<{ id: string; nexsetId: string }> => {
  const nexsetId = await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(5))
  const credential = await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl, apiKey },
  })
  const { id } = await callFerry(ferry, createDestination, {
    body: usageDestination(name, nexsetId, credential.id),
  })
  return { id, nexsetId }
}
