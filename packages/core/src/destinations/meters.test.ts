import { describe, expect, it } from 'vitest'
import { DestinationConfig } from './config.ts'
import {
  advanced,
  batchOf,
  bodiesOf,
  event,
  eventMapping,
  planOf,
  problemsOf,
  template,
} from './testing/configs.ts'

const meters = { storage: 'bytes', transfer: 'net.bytes' }
const events = template({ mapping: { ...eventMapping, code: { constant: 'storage' } }, meters })
const bare = (value: string) => event('a', `,"bytes":${value}`)
const number = '0: properties.bytes metered_not_number'
const missing = '0: properties.bytes metered_missing'

describe('the property a metric adds up', () => {
  it.each(['0', '-5', '12.50', '"7"', '"-0.25"', '"007"', '12345678901234567890'])('may be %s', (value) => {
    expect(problemsOf(events, bare(value))).toEqual([])
  })

  it.each([
    '"1,234"',
    '1e3',
    '"1e3"',
    '" 5"',
    '"5 "',
    '".5"',
    '"5."',
    '"+5"',
    '"0x1f"',
    '"NaN"',
    '""',
    'true',
    '[1]',
    '{}',
  ])('is not %s', (value) => expect(problemsOf(events, bare(value))).toEqual([number]))

  it.each([event('a'), bare('null')])('is not missing: %s', (text) => {
    expect(problemsOf(events, text)).toEqual([missing])
  })

  it('is judged as it is written, not as it is called in the record', () => {
    const named = template({
      ...events,
      mapping: { ...events.mapping, 'properties.bytes': { attribute: 'size', filters: [{ name: 'trim' }] } },
    })
    expect(problemsOf(named, event('a', ',"size":" 5 ","bytes":"x"'))).toEqual([])
    expect(problemsOf(named, event('a', ',"size":"x","bytes":5'))).toEqual([number])
    expect(problemsOf(named, event('a', ',"bytes":5'))).toEqual(['0: properties.bytes attribute_missing'])
  })

  it('is not there when it is excluded, or mapped elsewhere', () => {
    expect(problemsOf({ ...events, excludeAttributes: ['bytes'] }, bare('5'))).toEqual([missing])
    const elsewhere = { ...events.mapping, 'properties.size': { attribute: 'bytes' } }
    expect(problemsOf(template({ mapping: elsewhere, meters }), bare('5'))).toEqual([missing])
  })

  it('is not judged where the code is not known', () => {
    const { code: _, ...mapping } = eventMapping
    const unmapped = template({ mapping, meters })
    expect(problemsOf(unmapped, bare('"x"'))).toEqual(['config: code field_required'])
    const byAttribute = template({ mapping: { ...mapping, code: { attribute: 'what' } }, meters })
    expect(problemsOf(byAttribute, bare('"x"'))).toEqual(['0: code attribute_missing'])
    expect(problemsOf(byAttribute, event('a', ',"what":"storage","bytes":"x"'))).toEqual([number])
  })

  it('is not there when there are no properties', () => {
    const { properties: _, ...mapping } = events.mapping
    expect(problemsOf(template({ mapping, meters }), bare('5'))).toEqual([missing])
  })

  it('is found in properties that are one attribute, and is no number in parts', () => {
    const whole = { ...events.mapping, properties: { attribute: 'props' } }
    const config = template({ mapping: whole, meters })
    expect(problemsOf(config, event('a', ',"props":{"bytes":5}'))).toEqual([])
    expect(problemsOf(config, event('a', ',"props":{"bytes":"5 GB"}'))).toEqual([number])
    expect(problemsOf(config, event('a', ',"props":{}'))).toEqual([missing])
    const { properties: _, ...others } = events.mapping
    const parts = { ...others, 'properties.bytes.of_disk': { attribute: 'bytes' } }
    expect(problemsOf(template({ mapping: parts, meters }), bare('5'))).toEqual([number])
  })

  it('goes by the code of each record, and may have a dot in its name', () => {
    const config = template({ mapping: { ...eventMapping, code: { attribute: 'metric' } }, meters })
    const of = (id: string, metric: string, more: string) => event(id, `,"metric":"${metric}"${more}`)
    const records = [
      of('a', 'calls', ''),
      of('b', 'storage', ',"bytes":1'),
      of('c', 'transfer', ',"net.bytes":2'),
    ]
    expect(problemsOf(config, ...records)).toEqual([])
    expect(problemsOf(config, of('a', 'transfer', ',"net":{"bytes":2}'))).toEqual([
      '0: properties["net.bytes"] metered_missing',
    ])
    expect(problemsOf(config, of('a', 'toString', ''))).toEqual([])
  })

  it('is not judged beside a code that is wrong anyway', () => {
    const config = template({ mapping: { ...eventMapping, code: { attribute: 'metric' } }, meters })
    expect(problemsOf(config, event('a'))).toEqual(['0: code attribute_missing'])
  })

  it('says the same of records that are wrong in the same way', () => {
    const { problems } = planOf(events, event('a', ',"bytes":"1,5"'), event('b', ',"bytes":"2,5"'))
    expect(new Set(problems.map(({ sentence }) => sentence))).toEqual(
      new Set([
        'The metric storage adds up properties.bytes, which is not a plain number such as 1234.5 here: Lago would store the event and never bill it. Write digits only, without spaces, commas, + or exponent.',
      ]),
    )
  })

  it('changes no byte of what is sent', () => {
    const records = [event('a', ',"bytes":1.50'), event('b', ',"bytes":"2"')]
    const { meters: _, ...without } = events
    expect(bodiesOf(events, ...records)).toEqual(bodiesOf(without, ...records))
  })
})

describe('the property a metric adds up, in Advanced', () => {
  const of = (properties: string) =>
    `{"transaction_id":"t","external_subscription_id":"s","code":"storage","timestamp":1751328000${properties}}`
  const single = advanced({ url: '/events', wrapKey: 'event', meters })
  const batch = advanced({ url: '/events/batch', wrapKey: null, batching: batchOf(2), meters })

  it.each([single, batch])('is checked on the way to an event path: $url', (config) => {
    expect(problemsOf(config, of(',"properties":{"bytes":"1.5"}'))).toEqual([])
    expect(problemsOf(config, of(',"properties":{"bytes":"1,5"}'))).toEqual([number])
    expect(problemsOf(config, of(',"properties":{}'))).toEqual([missing])
    expect(problemsOf(config, of(',"properties":[5]'))).toEqual([missing])
    expect(problemsOf(config, of(''))).toEqual([missing])
  })

  it('is not looked for on other paths', () => {
    expect(problemsOf(advanced({ meters }), of(''))).toEqual([])
  })
})

describe('meters in a config', () => {
  it.each([{ '': 'bytes' }, { storage: '' }, { storage: 5 }])('are names by names: %j', (wrong) => {
    expect(DestinationConfig.safeParse({ ...events, meters: wrong }).success).toBe(false)
  })

  it('are at most 5,000', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}`, 'n']))
    expect(DestinationConfig.safeParse({ ...events, meters: many(5_000) }).success).toBe(true)
    expect(DestinationConfig.safeParse({ ...events, meters: many(5_001) }).success).toBe(false)
  })
})
