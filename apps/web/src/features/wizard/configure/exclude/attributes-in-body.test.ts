import type { DestinationConfig, Source } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { attributesInBody } from './attributes-in-body.ts'

const attributes = ['id', 'subscription', 'at', 'bytes', 'meta', 'meta.region', 'user_agent']
const shared = { excludeAttributes: ['user_agent'], batching: null, responseWebhook: false, delivery: {} }
const template = (mapping: Record<string, Source>, path: Record<string, Source> = {}): DestinationConfig => ({
  mode: 'template',
  operation: 'createEvent',
  mapping,
  path,
  ...shared,
})

describe('attributesInBody', () => {
  it('counts in a template only what a field takes, once each', () => {
    const config = template({
      code: { constant: 'x' },
      transaction_id: { attribute: 'id' },
      'properties.id': { attribute: 'id' },
    })
    expect(attributesInBody(config, attributes)).toEqual(['id'])
  })
  it('sees attributes inside texts and below others', () => {
    const config = template({
      transaction_id: { text: 'a-{record.id}-{at}' },
      'properties.r': { attribute: 'meta.region' },
    })
    expect(attributesInBody(config, attributes)).toEqual(['id', 'at', 'meta'])
  })
  it('counts with rest all that is neither excluded nor used in the path', () => {
    const config = template({ properties: { rest: true } }, { external_id: { attribute: 'subscription' } })
    expect(attributesInBody(config, attributes)).toEqual(['id', 'at', 'bytes', 'meta'])
  })
  it('counts in Advanced everything but the excluded, and nothing for DELETE', () => {
    const config: DestinationConfig = {
      mode: 'advanced',
      method: 'PUT',
      url: '/x',
      contentFormat: 'json',
      headers: [],
      wrapKey: null,
      ...shared,
    }
    expect(attributesInBody(config, attributes)).toEqual(['id', 'subscription', 'at', 'bytes', 'meta'])
    expect(attributesInBody({ ...config, method: 'DELETE' }, attributes)).toEqual([])
  })
})
