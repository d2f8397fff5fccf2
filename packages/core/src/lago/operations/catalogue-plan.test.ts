import { describe, expect, it } from 'vitest'
import { DestinationConfig, type Operation, plan } from '../../index.ts'
import { catalogue } from './catalogue.ts'

const templates = catalogue.filter(({ operation }) => operation.id !== 'createBatchEvents')

/** A flat record of examples, `f0`, `f1`, … and `p0`, …, and a config that maps each to its place. */
const sendExamples = ({ id, fields, pathParameters }: Operation) => {
  const places = fields.filter(({ path }) => path !== '*' && !path.includes('[]'))
  const mapped = places.map(({ path }, at) => [path, { attribute: `f${at}` }] as const)
  const isFree = fields.some(({ path }) => path === '*')
  const config = DestinationConfig.parse({
    mode: 'template',
    operation: id,
    path: Object.fromEntries(pathParameters.map((name, at) => [name, { attribute: `p${at}` }])),
    mapping: Object.fromEntries(isFree ? [['segment', { attribute: 'free' }]] : mapped),
    excludeAttributes: [],
    batching: null,
    responseWebhook: false,
    delivery: {},
  })
  const values = places.map(({ example }, at) => `"f${at}":${example}`)
  const ids = pathParameters.map((_, at) => `"p${at}":"a/b ${at}"`)
  const text = `{${[...values, ...ids, '"free":{"max":"25"}'].join(',')}}`
  const record = { offset: 0, receivedAt: '2025-07-02T00:00:00.000Z', text }
  return plan(config, [record], { nexsetId: 'n', baseUrl: 'https://lago.test/api/v1' })
}

describe.each(templates)('the template of $operation.id', ({ operation, body }) => {
  it('makes a request that its own schema accepts', () => {
    const { requests, problems } = sendExamples(operation)
    expect(problems).toEqual([])
    const [request] = requests
    expect(request?.method).toBe(operation.method)
    let at = -1
    const path = operation.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(`a/b ${(at += 1)}`))
    expect(request?.url).toBe(`https://lago.test/api/v1${path}`)
    if (body === null) return expect(request?.body).toBeNull()
    const sent = JSON.parse(request?.body ?? '') as Record<string, unknown>
    const inside = operation.rootKey === null ? sent : sent[operation.rootKey]
    expect(body.safeParse(inside).error?.issues ?? []).toEqual([])
  })
})
