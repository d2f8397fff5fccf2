import type { Preview } from '@ferry/contract'
import { DEFAULT_API_KEY } from '@ferry/lago-sandbox'
import type { z } from 'zod'
import { importFile } from '../nexsets/import-file.ts'
import type { TestServer } from './server.ts'

export type Config = z.input<typeof Preview>['config']

/** Usage events by template, ids and times from the record, everything else as properties. */
export const eventsTemplate = (size: number | null): Config => ({
  mode: 'template',
  operation: 'createEvent',
  mapping: {
    transaction_id: { attribute: 'id' },
    external_subscription_id: { constant: 'sub_1' },
    code: { constant: 'api_calls' },
    timestamp: { attribute: 'at' },
    properties: { rest: true },
  },
  excludeAttributes: [],
  batching: size === null ? null : { size, grouping: { algorithm: 'keyed_array', key: 'events' } },
  responseWebhook: false,
  delivery: {},
})

/** Records bare to a path, in Advanced. */
export const advanced = (method: 'POST' | 'PUT' | 'DELETE', url: string, wrapKey: string | null): Config => ({
  mode: 'advanced',
  method,
  url,
  contentFormat: 'json',
  headers: [{ name: 'X-Source', value: 'ferry' }],
  wrapKey,
  excludeAttributes: [],
  batching: null,
  responseWebhook: false,
  delivery: {},
})

/** A Nexset of these lines and a credential of the server's sandbox. */
export const nexsetAndCredential = async ({ deps, sandbox, call }: TestServer, lines: readonly string[]) => {
  const bytes = (async function* () {
    yield Buffer.from(lines.join('\n'))
  })()
  const nexsetId = await importFile(deps, { name: 'Usage', fileName: 'usage.ndjson', bytes })
  const credential = {
    name: 'Sandbox',
    deployment: 'self_hosted',
    baseUrl: sandbox.url,
    apiKey: DEFAULT_API_KEY,
  }
  const credentialId: string = (await call('POST', '/credentials', credential)).json().id
  return { nexsetId, credentialId }
}
