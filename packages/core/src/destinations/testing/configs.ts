import type { SourceRecord } from '../../records/record.ts'
import type { AdvancedConfig, DestinationConfig, TemplateConfig } from '../config.ts'
import { plan } from '../plan.ts'
import type { Plan, PlanContext } from '../planned.ts'

export const context: PlanContext = {
  nexsetId: '0198c0de-1234-7000-8000-00000000abcd',
  baseUrl: 'https://api.getlago.com/api/v1',
}

/** Records with offsets from 0, all received on 1 August 2026. */
export const records = (...texts: string[]): SourceRecord[] =>
  texts.map((text, offset) => ({ offset, receivedAt: '2026-08-01T00:00:00.000Z', text }))

export const template = (changes: Partial<TemplateConfig>): TemplateConfig => ({
  mode: 'template',
  operation: 'createEvent',
  mapping: {},
  excludeAttributes: [],
  batching: null,
  responseWebhook: false,
  delivery: {},
  ...changes,
})

export const advanced = (changes: Partial<AdvancedConfig>): AdvancedConfig => ({
  mode: 'advanced',
  method: 'POST',
  url: '/customers',
  contentFormat: 'json',
  headers: [],
  wrapKey: 'customer',
  excludeAttributes: [],
  batching: null,
  responseWebhook: false,
  delivery: {},
  ...changes,
})

/** Events mapped by their attributes of the usual names, everything else under properties. */
export const eventMapping: TemplateConfig['mapping'] = {
  transaction_id: { attribute: 'id' },
  external_subscription_id: { attribute: 'subscription' },
  code: { constant: 'api_calls' },
  timestamp: { attribute: 'at' },
  properties: { rest: true },
}

export const batchOf = (size: number, key = 'events'): TemplateConfig['batching'] => ({
  size,
  grouping: { algorithm: 'keyed_array', key },
})

export const event = (id: string, more = ''): string =>
  `{"id":"${id}","subscription":"sub_1","at":"2026-07-01T00:00:00.500Z"${more}}`

/** The plan of these texts as records of the Nexset. */
export const planOf = (config: DestinationConfig, ...texts: string[]): Plan =>
  plan(config, records(...texts), context)

/** Bodies of a plan that must have no problems. */
export const bodiesOf = (config: DestinationConfig, ...texts: string[]): (string | null)[] => {
  const { requests, problems } = planOf(config, ...texts)
  if (problems.length > 0)
    throw new Error(problems.map(({ field, sentence }) => `${field}: ${sentence}`).join('\n'))
  return requests.map(({ body }) => body)
}

/** `field code` of each problem, with the record it is about. */
export const problemsOf = (config: DestinationConfig, ...texts: string[]): string[] =>
  planOf(config, ...texts).problems.map(
    ({ offset, field, code }) => `${offset ?? 'config'}: ${field} ${code}`,
  )
