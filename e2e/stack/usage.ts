import type { NewDestination } from '@ferry/contract'

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
