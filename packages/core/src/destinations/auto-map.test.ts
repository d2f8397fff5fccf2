import { describe, expect, it } from 'vitest'
import { operationById, operations } from '../lago/operations/catalogue.ts'
import { inferAttributes } from '../records/infer-attributes.ts'
import { autoMap, defaultConfig } from './auto-map.ts'
import { configProblems } from './compile.ts'
import { DestinationConfig } from './config.ts'
import { bodiesOf } from './testing/configs.ts'

const operation = (id: string) => {
  const found = operationById(id)
  if (!found) throw new Error(`no operation ${id}`)
  return found
}
const event = operation('createEvent')
const usage =
  '{"id":"evt_1","subscription":"sub_1","event":"api_calls","at":"2026-07-01T00:00:00Z","bytes":10}'
const sources = (text: string, of = event) =>
  Object.fromEntries(
    Object.entries(autoMap(of, inferAttributes([text]))).map(([field, { source }]) => [field, source]),
  )

describe('mapping by name', () => {
  it('finds fields by their own and their other names', () => {
    expect(sources(usage)).toEqual({
      transaction_id: { attribute: 'id' },
      external_subscription_id: { attribute: 'subscription' },
      code: { attribute: 'event' },
      timestamp: { attribute: 'at' },
      properties: { rest: true },
    })
  })

  it('prefers the field’s own name and uses each attribute once', () => {
    const { transaction_id, timestamp } = sources('{"id":"x","transaction_id":"y","time":1,"timestamp":2}')
    expect([transaction_id, timestamp]).toEqual([{ attribute: 'transaction_id' }, { attribute: 'timestamp' }])
  })

  it.each(['subscriptionId', 'Subscription ID', 'subscription-id', 'EXTERNAL_SUBSCRIPTION_ID'])(
    'reads %s',
    (name) => {
      expect(sources(JSON.stringify({ [name]: 'sub_1' })).external_subscription_id).toEqual({
        attribute: name,
      })
    },
  )

  it('reads nested names whole, and takes no id whose name does not say so', () => {
    expect(sources('{"subscription":{"id":"s"},"user":{"id":"u"}}').external_subscription_id).toEqual({
      attribute: 'subscription.id',
    })
    expect(sources('{"user":{"id":"u"},"user_id":"u"}').transaction_id).toEqual({ derived: { suffix: '' } })
  })

  it('does not put an object or list into a field of one value', () => {
    expect(sources('{"code":{"a":1},"id":[1]}').code).toBeUndefined()
  })

  it('lets Ferry make the id where the data has no time to go with its own', () => {
    expect(sources('{"id":"x"}').transaction_id).toEqual({ derived: { suffix: '' } })
  })

  it('leaves alone what bills again or breaks a sync', () => {
    expect(sources('{"plan_overrides":{"a":1}}', operation('createSubscription'))).toEqual({})
    expect(sources('{"metadata":[{"a":1}]}', operation('createCustomer'))).toEqual({})
  })

  it('leaves alone what no name can tell: items of a list, and a whole body', () => {
    const fees = '{"fees":{"units":"2"},"fees_add_on_code":"setup","日本":{"a":1}}'
    expect(sources(fees, operation('createInvoice'))).toEqual({})
    expect(sources(fees, operation('replacePlanMetadata'))).toEqual({})
  })

  it('says why', () => {
    expect(autoMap(event, inferAttributes([usage])).timestamp).toEqual({
      source: { attribute: 'at' },
      reason: 'The attribute at goes by another name of timestamp.',
      confidence: 'likely',
    })
  })
})

describe('a config to start from', () => {
  it('sends usage events at once', () => {
    const config = defaultConfig(event, inferAttributes([usage]))
    expect(configProblems(config)).toEqual([])
    expect(bodiesOf(config, usage)).toEqual([
      '{"events":[{"transaction_id":"evt_1","external_subscription_id":"sub_1","code":"api_calls","timestamp":1782864000,"properties":{"bytes":10}}]}',
    ])
  })

  it('takes the id in a path from the data', () => {
    const config = defaultConfig(operation('destroySubscription'), inferAttributes(['{"external_id":"s"}']))
    expect(config.path).toEqual({ external_id: { attribute: 'external_id' } })
  })

  it('knows the parameters of a path by their other names', () => {
    const config = defaultConfig(operation('updatePlan'), inferAttributes(['{"plan_code":"p","x":1}']))
    expect(config.path).toEqual({ code: { attribute: 'plan_code' } })
  })

  it.each(operations.map((each) => [each.id, each] as const))(
    'is a config for %s, whatever the data',
    (_, each) => {
      for (const text of ['{}', usage, '{"external_id":1,"name":"x","plan_code":"p"}']) {
        const config = defaultConfig(each, inferAttributes([text]))
        expect(DestinationConfig.parse(config)).toEqual(config)
      }
    },
  )
})
