import { describe, expect, it } from 'vitest'
import { batchOf, bodiesOf, event, eventMapping, planOf, problemsOf, template } from './testing/configs.ts'

const events = template({ mapping: eventMapping })
const lossless = '{"big": 12345678901234567890, "amount": 0.10, "z": 1, "a": 2}'

describe('events by template', () => {
  it('carry every digit and the order of attributes', () => {
    const config = template({
      mapping: {
        ...eventMapping,
        transaction_id: { derived: { suffix: '' } },
        external_subscription_id: { constant: 'sub_1' },
        timestamp: { constant: '1751328000' },
      },
    })
    expect(bodiesOf(config, lossless)[0]).toContain(
      '"properties":{"big":12345678901234567890,"amount":0.10,"z":1,"a":2}',
    )
  })

  it('go one a call to /events, under event', () => {
    const [request] = planOf(events, event('e1', ',"bytes":7')).requests
    expect(request).toEqual({
      method: 'POST',
      url: 'https://api.getlago.com/api/v1/events',
      headers: [
        { name: 'Content-Type', value: 'application/json' },
        { name: 'Accept', value: 'application/json' },
      ],
      body: '{"event":{"transaction_id":"e1","external_subscription_id":"sub_1","code":"api_calls","timestamp":"1782864000.5","properties":{"bytes":7}}}',
      offsets: [0],
      identities: [{ id: 'e1', derived: false }],
      closed: 'single',
    })
  })

  it('go to /events/batch under events when batched', () => {
    const { requests } = planOf({ ...events, batching: batchOf(2) }, event('a'), event('b'), event('c'))
    expect(requests.map(({ url, offsets, closed }) => [url, offsets, closed])).toEqual([
      ['https://api.getlago.com/api/v1/events/batch', [0, 1], 'full'],
      ['https://api.getlago.com/api/v1/events/batch', [2], 'end'],
    ])
    expect(
      JSON.parse(requests[0]?.body ?? '').events.map(
        (each: { transaction_id: string }) => each.transaction_id,
      ),
    ).toEqual(['a', 'b'])
  })

  it('never share a batch with another of the same id', () => {
    const { requests } = planOf(
      { ...events, batching: batchOf(10) },
      event('a'),
      event('b'),
      event('a'),
      event('c'),
    )
    expect(requests.map(({ offsets, closed }) => [offsets, closed])).toEqual([
      [[0, 1], 'same_id'],
      [[2, 3], 'end'],
    ])
  })

  it('get an id from Nexset and offset and the time of reception when neither is mapped', () => {
    const { requests } = planOf(
      template({ mapping: { external_subscription_id: { attribute: 's' }, code: { constant: 'c' } } }),
      '{"s":"sub_1"}',
    )
    expect(requests[0]?.body).toBe(
      '{"event":{"transaction_id":"ferry-0198c0de12347000800000000000abcd-0","external_subscription_id":"sub_1","code":"c","timestamp":1785542400}}',
    )
    expect(requests[0]?.identities).toEqual([
      { id: 'ferry-0198c0de12347000800000000000abcd-0', derived: true },
    ])
  })

  it('take a suffix, so that two destinations of one Nexset differ', () => {
    const config = template({ mapping: { ...eventMapping, transaction_id: { derived: { suffix: 'eu' } } } })
    expect(planOf(config, event('x')).requests[0]?.identities[0]?.id).toMatch(/-0-eu$/)
  })

  it('do not take the time of reception beside an id of their own', () => {
    const { timestamp: _, ...mapping } = eventMapping
    expect(problemsOf(template({ mapping }), event('a'))).toEqual(['config: timestamp id_not_derived'])
  })

  it.each([
    ['{"subscription":"s","at":1751328000}', 'transaction_id attribute_missing'],
    ['{"id":null,"subscription":"s","at":1751328000}', 'transaction_id field_required'],
    ['{"id":"","subscription":"s","at":1751328000}', 'transaction_id id_blank'],
    ['{"id":" a","subscription":"s","at":1751328000}', 'transaction_id id_whitespace'],
    ['{"id":"a/b","subscription":"s","at":1751328000}', 'transaction_id id_slash'],
    ['{"id":true,"subscription":"s","at":1751328000}', 'transaction_id field_type'],
    ['{"id":"a","subscription":"s ","at":1751328000}', 'external_subscription_id id_whitespace'],
    ['{"id":"a","subscription":"s"}', 'timestamp attribute_missing'],
    ['{"id":"a","subscription":"s","at":"yesterday"}', 'timestamp timestamp_invalid'],
    ['{"id":"a","subscription":"s","at":"2026-07-01T00:00:00"}', 'timestamp timestamp_without_zone'],
    ['{"id":"a","subscription":"s","at":"2126-07-01T00:00:00Z"}', 'timestamp timestamp_out_of_range'],
    ['[1]', 'record record_not_object'],
    ['{"id":', 'record record_not_object'],
  ])('are not sent half-made: %s', (text, expected) => {
    expect(problemsOf(events, text)).toEqual([`0: ${expected}`])
    expect(planOf(events, text, event('ok')).requests.map(({ offsets }) => offsets)).toEqual([[1]])
  })

  it('report every problem of a record at once', () => {
    expect(problemsOf(events, '{}')).toEqual([
      '0: transaction_id attribute_missing',
      '0: external_subscription_id attribute_missing',
      '0: timestamp attribute_missing',
    ])
  })

  it('send ids given as numbers as text, digit for digit', () => {
    const [body] = bodiesOf(events, '{"id":12345678901234567890,"subscription":7,"at":1751328000123}')
    expect(body).toBe(
      '{"event":{"transaction_id":"12345678901234567890","external_subscription_id":"7","code":"api_calls","timestamp":"1751328000.123","properties":{}}}',
    )
  })

  it('leave excluded and mapped attributes out of the rest, also nested ones', () => {
    const config = template({
      mapping: { ...eventMapping, 'properties.size': { attribute: 'http.bytes' } },
      excludeAttributes: ['user_agent', 'http.ip'],
    })
    expect(
      bodiesOf(config, event('a', ',"user_agent":"x","http":{"ip":"::1","bytes":1.50,"verb":"GET"}'))[0],
    ).toContain('"properties":{"http":{"verb":"GET"},"size":1.50}')
  })

  it('take texts, nested targets and filters', () => {
    const config = template({
      mapping: {
        transaction_id: { attribute: 'id', filters: [{ name: 'trim' }, { name: 'lower' }] },
        external_subscription_id: { attribute: 'sub', filters: [{ name: 'default', argument: 'sub_none' }] },
        code: { attribute: 'what' },
        timestamp: { attribute: 'at', filters: [{ name: 'zone', argument: '+02:00' }] },
        'properties.path': { text: '/v1/{record.path[0]}/{n}' },
        'properties.n': { attribute: 'n', filters: [{ name: 'number' }] },
        'properties.deep.flag': { constant: 'true', as: 'json' },
        'properties["a.b"]': { constant: '0.10', as: 'number' },
      },
    })
    expect(
      bodiesOf(
        config,
        '{"id":" A1 ","what":"calls","at":"2026-07-01T02:00:00","path":["x"],"n":"007.5","n":"7.50"}',
      ),
    ).toEqual([
      '{"event":{"transaction_id":"a1","external_subscription_id":"sub_none","code":"calls","timestamp":1782864000,"properties":{"path":"/v1/x/7.50","n":7.50,"deep":{"flag":true},"a.b":0.10}}}',
    ])
  })
})

describe('other operations by template', () => {
  it('make customers with nested fields, leaving out what a record does not have', () => {
    const config = template({
      operation: 'createCustomer',
      mapping: {
        external_id: { attribute: 'id' },
        email: { attribute: 'mail' },
        phone: { attribute: 'phone' },
        net_payment_term: { attribute: 'days' },
        'billing_configuration.payment_provider': { attribute: 'psp' },
      },
    })
    expect(bodiesOf(config, '{"id":1,"mail":null,"days":"30"}', '{"id":"c2","psp":"stripe"}')).toEqual([
      '{"customer":{"external_id":"1","email":null,"net_payment_term":30}}',
      '{"customer":{"external_id":"c2","billing_configuration":{"payment_provider":"stripe"}}}',
    ])
    const whole = template({
      operation: 'createCustomer',
      mapping: { external_id: { attribute: 'id' }, billing_configuration: { attribute: 'billing' } },
    })
    expect(bodiesOf(whole, '{"id":"a","billing":{"sync":true}}')).toEqual([
      '{"customer":{"external_id":"a","billing_configuration":{"sync":true}}}',
    ])
    expect(problemsOf(config, '{"id":"a","days":1.5}', '{"mail":"x"}')).toEqual([
      '0: net_payment_term field_type',
      '1: external_id attribute_missing',
    ])
  })

  it('put ids into the path, percent-encoded, and options into the query', () => {
    const config = template({
      operation: 'destroySubscription',
      path: { external_id: { attribute: 'id' } },
      query: { on_termination_invoice: { constant: 'skip' } },
    })
    const { requests, problems } = planOf(config, '{"id":"a b/ü?"}', '{"id":""}', '{"id":".."}', '{}')
    expect(requests).toEqual([
      {
        method: 'DELETE',
        url: 'https://api.getlago.com/api/v1/subscriptions/a%20b%2F%C3%BC%3F?on_termination_invoice=skip',
        headers: [{ name: 'Accept', value: 'application/json' }],
        body: null,
        offsets: [0],
        identities: [null],
        closed: 'single',
      },
    ])
    expect(problems.map(({ offset, code }) => [offset, code])).toEqual([
      [1, 'macro_in_path_empty'],
      [2, 'url_invalid'],
      [3, 'macro_unresolved'],
    ])
  })
})
