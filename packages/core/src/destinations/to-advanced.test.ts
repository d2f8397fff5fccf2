import { describe, expect, it } from 'vitest'
import { operationById } from '../lago/operations/catalogue.ts'
import { configProblems } from './compile.ts'
import { DestinationConfig, type Source, type TemplateConfig } from './config.ts'
import { batchOf, eventMapping, template } from './testing/configs.ts'
import { toAdvanced } from './to-advanced.ts'

const carried = (config: TemplateConfig) => {
  const operation = operationById(config.operation)
  if (!operation) throw new Error('no such operation')
  return toAdvanced(config, operation)
}

describe('from a template to Advanced', () => {
  it('carries method, URL, root key, exclusions and batching', () => {
    const { config } = carried(
      template({ mapping: eventMapping, excludeAttributes: ['x'], batching: batchOf(50) }),
    )
    expect(config).toMatchObject({
      method: 'POST',
      url: '/events/batch',
      wrapKey: null,
      excludeAttributes: ['x'],
      batching: batchOf(50),
    })
    expect(DestinationConfig.parse(config)).toEqual(config)
    expect(configProblems(config)).toEqual([])
  })

  it('carries half a character nowhere', () => {
    const path: Record<string, Source> = { external_id: { constant: '\ud800' } }
    const { config } = carried(template({ operation: 'updateSubscription', path, mapping: {} }))
    expect(config.url).toBe('/subscriptions/{record.id}')
  })

  it('carries ids in the path and the query as macros', () => {
    const path: Record<string, Source> = { external_id: { attribute: 'sub.id' } }
    const query: Record<string, Source> = { status: { constant: 'a b' } }
    const { config, lost } = carried(
      template({ operation: 'updateSubscription', path, query, mapping: { name: { attribute: 'name' } } }),
    )
    expect([config.url, config.wrapKey, lost]).toEqual([
      '/subscriptions/{record.sub.id}?status=a%20b',
      'subscription',
      [],
    ])
  })

  it('names everything it cannot say', () => {
    const { lost } = carried(
      template({
        mapping: {
          external_subscription_id: { attribute: 'subscription', filters: [{ name: 'trim' }] },
          code: { constant: 'api_calls' },
          properties: { rest: true },
        },
      }),
    )
    expect(lost.map((sentence) => sentence.split(' ', 1)[0])).toEqual([
      'external_subscription_id',
      'code',
      'properties',
      'transaction_id',
      'timestamp',
      'external_subscription_id',
    ])
  })

  it('calls a whole body by its root key', () => {
    const { config, lost } = carried(
      template({ operation: 'replacePlanMetadata', mapping: { '*': { attribute: 'meta' } } }),
    )
    expect(config.wrapKey).toBe('metadata')
    expect(lost).toEqual([
      'metadata was filled from the attribute meta; Advanced sends it under its own name, meta.',
    ])
  })
})
