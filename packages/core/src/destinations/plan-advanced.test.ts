import { describe, expect, it } from 'vitest'
import { DestinationConfig } from './config.ts'
import { plan } from './plan.ts'
import { resolveUrl } from './resolve-url.ts'
import { advanced, batchOf, bodiesOf, context, planOf, problemsOf, records } from './testing/configs.ts'

const event = advanced({ url: '/events', wrapKey: 'event' })
const eventText = (more: string) =>
  `{"transaction_id":"t","external_subscription_id":"s","code":"c","timestamp":1751328000${more}}`

const member = (team: string, region: string) => `{"team":"${team}","region":"${region}"}`

describe('records in Advanced', () => {
  it('are sent as they are, under the root key', () => {
    const text = '{"big": 12345678901234567890, "amount": 0.10, "z": 1, "a": 2}'
    expect(bodiesOf(advanced({}), text)).toEqual([
      '{"customer":{"big":12345678901234567890,"amount":0.10,"z":1,"a":2}}',
    ])
  })

  it('are sent bare without a root key', () => {
    expect(bodiesOf(advanced({ wrapKey: null }), '{"customer": {"external_id": "a"}}')).toEqual([
      '{"customer":{"external_id":"a"}}',
    ])
  })

  it('lose excluded attributes, which stay usable in URL and headers', () => {
    const config = advanced({
      method: 'PUT',
      url: '/subscriptions/{record.id}',
      wrapKey: 'subscription',
      headers: [{ name: 'X-Region', value: 'r-{region}' }],
      excludeAttributes: ['id', 'region', 'deep.secret'],
    })
    const [request] = planOf(config, '{"id":"s 1","region":"eu","deep":{"secret":1,"kept":2}}').requests
    expect(request?.url).toBe('https://api.getlago.com/api/v1/subscriptions/s%201')
    expect(request?.headers.at(-1)).toEqual({ name: 'X-Region', value: 'r-eu' })
    expect(request?.body).toBe('{"subscription":{"deep":{"kept":2}}}')
  })

  it('have no body in a DELETE', () => {
    const [request] = planOf(advanced({ method: 'DELETE', url: '/customers/{id}' }), '{"id":"a"}').requests
    expect([request?.body, request?.headers]).toEqual([null, [{ name: 'Accept', value: 'application/json' }]])
  })

  it('are grouped as an array, or as an array under a key', () => {
    const batching = { size: 2, grouping: { algorithm: 'array' as const } }
    expect(bodiesOf(advanced({ url: '/x', batching }), '{"a":1}', '{"a":2}', '{"a":3}')).toEqual([
      '[{"a":1},{"a":2}]',
      '[{"a":3}]',
    ])
    expect(bodiesOf(advanced({ url: '/x', batching: batchOf(5, 'it"ems') }), '{"a":1}', '{"a":2}')).toEqual([
      '{"it\\"ems":[{"a":1},{"a":2}]}',
    ])
  })

  it('are parted by URL and headers, each part in the order of the records, before they are cut to size', () => {
    const config = advanced({
      url: '/customers/{team}/x',
      headers: [{ name: 'X-Region', value: '{region}' }],
      excludeAttributes: ['team', 'region'],
      batching: batchOf(2, 'items'),
    })
    const { requests } = planOf(
      config,
      member('a', 'eu'),
      member('b', 'eu'),
      member('a', 'eu'),
      member('a', 'us'),
      member('a', 'eu'),
    )
    expect(requests.map(({ offsets, closed }) => [offsets, closed])).toEqual([
      [[0, 2], 'full'],
      [[1], 'other_url'],
      [[3], 'other_url'],
      [[4], 'end'],
    ])
  })
})

describe('a secret header', () => {
  const secret = { name: 'X-Token', value: '', secret: true as const }

  it('is in the plan without its value', () => {
    const [request] = planOf(
      advanced({ headers: [secret, { name: 'X-Id', value: '{id}' }] }),
      '{"id":"a"}',
    ).requests
    expect(request?.headers.slice(2)).toEqual([secret, { name: 'X-Id', value: 'a' }])
  })

  it('is refused with a value, so that no secret gets into a config', () => {
    const config = advanced({ headers: [{ ...secret, value: 'hush' }] })
    expect(DestinationConfig.safeParse(config).success).toBe(false)
    expect(DestinationConfig.safeParse(advanced({ headers: [secret] })).success).toBe(true)
  })

  it('follows the rules for names', () => {
    expect(problemsOf(advanced({ headers: [{ ...secret, name: 'Authorization' }] }), '{}')).toEqual([
      'config: Authorization header_locked',
    ])
  })
})

const url = (text: string, record: string) => {
  const [one] = records(record)
  if (!one) throw new Error('no record')
  const resolved = resolveUrl(advanced({ url: text }), one, context)
  return resolved.ok ? resolved.url : resolved.problems.map(({ code }) => code).join()
}

describe('macros in the URL', () => {
  const lago = 'https://api.getlago.com'

  it.each([
    ['/customers', `${lago}/api/v1/customers`],
    ['/api/v1/customers', `${lago}/api/v1/customers`],
    ['  /customers ', `${lago}/api/v1/customers`],
    [`${lago}/api/v1/customers`, `${lago}/api/v1/customers`],
    ['HTTPS://API.getlago.com:443/api/v1/customers', `${lago}/api/v1/customers`],
    ['/c/{record.id}', `${lago}/api/v1/c/a%20b`],
    ['/c/{id}/{ record.n }', `${lago}/api/v1/c/a%20b/1.0`],
    ['/c/{deep["x.y"][1]}', `${lago}/api/v1/c/z`],
    ['/c?id={id}&ok={ok}', `${lago}/api/v1/c?id=a%20b&ok=true`],
    ['/c/{record.record.x}', `${lago}/api/v1/c/inner`],
    ['/c/{slash}', `${lago}/api/v1/c/%2F..%2F`],
  ])('%s', (text, expected) => {
    expect(
      url(
        text,
        '{"id":"a b","n":1.0,"ok":true,"deep":{"x.y":[0,"z"]},"record":{"x":"inner"},"slash":"/../"}',
      ),
    ).toBe(expected)
  })

  it.each([
    ['/c/{missing}', 'macro_unresolved'],
    ['/c/{nothing}', 'macro_unresolved'],
    ['/c/{empty}', 'macro_unresolved'],
    ['/c/{deep}', 'macro_unresolved'],
    ['/c/{dots}', 'url_invalid'],
    ['/c/.{dot}/x', 'url_invalid'],
    ['/c/{half}', 'url_invalid'],
    ['/c/{', 'url_invalid'],
    ['/c/{{record.id}}', 'url_invalid'],
    ['customers', 'url_invalid'],
    ['{id}/customers', 'url_invalid'],
    ['/a/../b', 'url_invalid'],
    ['/a//b', 'url_invalid'],
    ['//evil.test/x', 'url_invalid'],
    ['/\\evil.test/x', 'url_invalid'],
    ['/a#b', 'url_invalid'],
    ['ftp://api.getlago.com/x', 'url_invalid'],
    ['https://user:word@api.getlago.com/x', 'url_invalid'],
    ['https://evil.test/api/v1/customers', 'url_other_origin'],
    ['http://api.getlago.com/x', 'url_other_origin'],
    ['https://api.getlago.com:8443/x', 'url_other_origin'],
    ['https://api.getlago.com{host}/x', 'url_other_origin'],
    ['https://api.getlago.com{host}', 'url_other_origin'],
    ['https://{host}/x', 'url_invalid'],
    ['https://api.getlago.com\\@evil.test/', 'url_invalid'],
    ['https://api.getlago.com@evil.test/', 'url_invalid'],
    ['https://api.getlago.com\t.evil.test/', 'url_other_origin'],
  ])('%s is refused', (text, code) => {
    expect(
      url(
        text,
        '{"id":"a","nothing":null,"empty":"","deep":{},"dots":"..","dot":".","half":"\\ud800","host":".evil.test"}',
      ),
    ).toBe(code)
  })

  it('keep the path of a self-hosted Lago', () => {
    const hosted = { ...context, baseUrl: 'https://lago.example.com/api/api/v1' }
    const urls = ['/customers', '/api/v1/customers', '/api/api/v1/customers'].map(
      (text) => plan(advanced({ url: text }), records('{}'), hosted).requests[0]?.url,
    )
    expect(new Set(urls)).toEqual(new Set(['https://lago.example.com/api/api/v1/customers']))
  })
})

const header = (
  name: string,
  value: string,
  record = '{"a":"x","bad":"x\\r\\nEvil: 1","uml":"ü","empty":"","obj":{}}',
) => problemsOf(advanced({ headers: [{ name, value }] }), record)

describe('headers', () => {
  it.each([
    'Authorization',
    'content-type',
    'HOST',
    'Content-Length',
    'Accept',
    ' authorization ',
    'X-HTTP-Method-Override',
  ])('%s is locked', (name) => {
    expect(header(name, 'x')).toEqual([`config: ${name.trim()} header_locked`])
  })

  it.each([
    ['X Y', 'v'],
    ['', 'v'],
    ['X:Y', 'v'],
    ['X', 'ü'],
    ['X', 'a\nb'],
    ['X', ' a'],
    ['X', '{'],
  ])('%j with the value %j is invalid', (name, value) => {
    expect(header(name, value)[0]).toMatch(/^config: .* header_invalid$/)
  })

  it('never carry line ends, other alphabets or nothing from a record', () => {
    expect(header('X', 'v{a}')).toEqual([])
    expect(header('X', '{bad}')).toEqual(['0: X header_invalid'])
    expect(header('X', '{uml}')).toEqual(['0: X header_invalid'])
    expect(header('X', '{empty}')).toEqual(['0: X macro_unresolved'])
    expect(header('X', '{obj}')).toEqual(['0: X macro_unresolved'])
    expect(header('X', '{missing}')).toEqual(['0: X macro_unresolved'])
  })

  it('stand once', () => {
    const headers = [
      { name: 'X-A', value: '1' },
      { name: 'x-a', value: '2' },
    ]
    expect(problemsOf(advanced({ headers }))).toEqual(['config: x-a header_invalid'])
  })
})

describe('events in Advanced', () => {
  it('go as they are, with their own id', () => {
    const [request] = planOf(event, eventText(',"properties":{"n":1.0}')).requests
    expect(request?.body).toBe(`{"event":${eventText(',"properties":{"n":1.0}')}}`)
    expect(request?.identities).toEqual([{ id: 't', derived: false }])
  })

  it('are found in a record that already has the root key', () => {
    expect(planOf({ ...event, wrapKey: null }, `{"event":${eventText('')}}`).requests[0]?.identities).toEqual(
      [{ id: 't', derived: false }],
    )
    expect(problemsOf({ ...event, wrapKey: null }, eventText(''))).toEqual(['0: event field_required'])
  })

  it.each([
    [
      '{}',
      [
        'transaction_id field_required',
        'external_subscription_id field_required',
        'code field_required',
        'timestamp timestamp_required',
      ],
    ],
    [eventText(',"transaction_id":"a/b"'), ['transaction_id id_slash']],
    [eventText(',"transaction_id":1.0'), ['transaction_id field_type']],
    [eventText(',"external_subscription_id":" s"'), ['external_subscription_id id_whitespace']],
    [eventText(',"code":" "'), ['code field_required']],
    [eventText(',"timestamp":null'), ['timestamp timestamp_required']],
    [eventText(',"timestamp":"2026-07-01T00:00:00Z"'), ['timestamp timestamp_invalid']],
    [eventText(',"timestamp":""'), ['timestamp timestamp_invalid']],
    [eventText(',"timestamp":1751328000123'), ['timestamp timestamp_out_of_range']],
    [eventText(',"timestamp":"1751328000.123"'), []],
    [eventText(',"transaction_id":12345678901234567890'), []],
  ])('are checked: %s', (text, expected) => {
    expect(problemsOf(event, text)).toEqual(expected.map((each) => `0: ${each}`))
    expect(problemsOf(advanced({ url: '/events/batch', batching: batchOf(100) }), text)).toEqual(
      expected.map((each) => `0: ${each}`),
    )
  })

  it.each([
    [advanced({ url: '/events/batch' }), 'batching batch_not_possible'],
    [advanced({ url: '/events/batch', batching: batchOf(101) }), 'Batch Size batch_too_large'],
    [
      advanced({ url: '/events/batch', batching: batchOf(5, 'event') }),
      'Grouping Algorithm batch_not_possible',
    ],
    [
      advanced({ url: '/events/batch', batching: { size: 5, grouping: { algorithm: 'array' } } }),
      'Grouping Algorithm batch_not_possible',
    ],
    [advanced({ url: '/events', batching: batchOf(5) }), 'URL batch_not_possible'],
    [
      advanced({ url: 'https://api.getlago.com/api/v1/events/?x=1', batching: batchOf(5) }),
      'URL batch_not_possible',
    ],
    [
      advanced({ url: '/customers/{id}', method: 'DELETE', batching: batchOf(5) }),
      'batching batch_not_possible',
    ],
  ])('%o cannot be batched that way', (config, expected) => {
    expect(problemsOf(config, eventText(''))).toEqual([`config: ${expected}`])
  })

  it('cannot slip past the checks through a macro in the path', () => {
    expect(problemsOf({ ...event, url: '/{kind}' }, '{"kind":"events"}').length).toBeGreaterThan(2)
    expect(problemsOf({ ...event, url: '/{kind}' }, '{"kind":"customers"}')).toEqual([])
    expect(
      problemsOf({ ...event, url: '/{kind}', batching: batchOf(5) }, eventText(',"kind":"events"')),
    ).toEqual(['0: URL batch_not_possible'])
  })

  it('of one id never share a batch', () => {
    const config = advanced({ url: '/events/batch', batching: batchOf(100) })
    const { requests } = planOf(config, eventText(''), eventText(',"transaction_id":"u"'), eventText(''))
    expect(requests.map(({ offsets, closed }) => [offsets, closed])).toEqual([
      [[0, 1], 'same_id'],
      [[2], 'end'],
    ])
  })
})
