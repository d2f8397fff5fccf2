import type { DestinationConfig, SourceRecord } from '@ferry/core'

/** The text of a usage event as a service would log it, 230 bytes. */
export const eventText = (index: number): string =>
  JSON.stringify({
    id: `evt_${String(index).padStart(7, '0')}`,
    subscription: `sub_${2000 + (index % 500)}`,
    event: 'api_calls',
    at: new Date(1_782_000_000_000 + index * 250).toISOString(),
    region: index % 3 === 0 ? 'eu-west' : 'us-east',
    path: '/v1/documents',
    bytes: 1000 + ((index * 7919) % 500_000),
    duration_ms: index % 2000,
    status: 200,
    user_agent: 'acme-sdk/3.1 (python 3.13)',
    cost: 0.43,
  })

/** Events as records of a Nexset; every page of 500 has its own time of reception. */
export const eventRecords = (count: number): SourceRecord[] =>
  Array.from({ length: count }, (_, offset) => ({
    offset,
    receivedAt: new Date(1_785_000_000_000 + Math.floor(offset / 500) * 1000).toISOString(),
    text: eventText(offset),
  }))

/** The events template over these events, in batches of 100. */
export const eventsConfig: DestinationConfig = {
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
}

export const planContext = {
  nexsetId: '0198c0de-1234-7000-8000-00000000abcd',
  baseUrl: 'https://api.getlago.com/api/v1',
}
