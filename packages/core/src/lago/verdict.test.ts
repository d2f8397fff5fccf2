import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type HeaderPair,
  type NetworkError,
  networkErrors,
  type Verdict,
  verdict,
} from '../index.ts'
import { writeRoutes } from './operations/write-routes.ts'

const base = 'https://lago.test/api/v1'
const answered = (status: number, body: unknown, headers: HeaderPair[] = []): Answer => ({
  kind: 'answered',
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const on = (method: string, path: string, recordCount = 1) => ({ method, url: base + path, recordCount })
const single = on('POST', '/events')
const batch = on('POST', '/events/batch', 3)
const customer = on('POST', '/customers')
const html = '<html><body>Welcome</body></html>'

const lago = (status: number, error: string, more: Record<string, unknown> = {}) =>
  answered(status, { status, error, ...more })
const unprocessable = (more: Record<string, unknown>) => lago(422, 'Unprocessable Entity', more)
const invalid = (details: unknown) => unprocessable({ code: 'validation_errors', error_details: details })
const taken = { transaction_id: ['value_already_exist'] }

const reset = (value: string) => [{ name: 'X-RateLimit-Reset', value }]

const failed = (error: NetworkError, mayHaveArrived: boolean): Answer => ({
  kind: 'failed',
  error,
  detail: '',
  mayHaveArrived,
})

const sentenceOf = (request: Parameters<typeof verdict>[0], answer: Answer): string => {
  const result = verdict(request, answer)
  if (result.kind === 'rejected') return result.refusals[0]?.sentence ?? ''
  return 'sentence' in result ? result.sentence : ''
}

/** kind, and what else matters: positions, codes, seconds. */
const brief = (result: Verdict): string => {
  switch (result.kind) {
    case 'exists':
      return `exists ${result.positions.join(',')}`
    case 'rejected': {
      const refusals = result.refusals.map(({ position, field, code }) => `${position}:${field}:${code}`)
      return `rejected ${refusals.join(' ')}${result.exists.length > 0 ? ` exists ${result.exists.join(',')}` : ''}`
    }
    case 'retry':
      return `retry ${result.afterSeconds}`
    case 'hold':
      return `hold ${result.code}`
    case 'accepted':
    case 'unknown':
      return result.kind
    default:
      return result satisfies never
  }
}

describe('an answer with 2xx', () => {
  it.each([
    ['the event', single, answered(200, { event: { lago_id: null } }), 'accepted'],
    ['all events', batch, answered(200, { events: [{}, {}, {}] }), 'accepted'],
    ['fewer events', batch, answered(200, { events: [{}, {}] }), 'unknown'],
    ['more events', batch, answered(200, { events: [{}, {}, {}, {}] }), 'unknown'],
    ['events that are none', batch, answered(200, { events: [1, 2, 3] }), 'unknown'],
    ['a page of a proxy', single, answered(200, html), 'unknown'],
    ['nothing', single, answered(200, ''), 'unknown'],
    ['a list', single, answered(200, []), 'unknown'],
    ['something else', single, answered(200, { message: 'ok' }), 'unknown'],
    ['an error inside', single, answered(200, { status: 422, error: 'Unprocessable Entity' }), 'unknown'],
    ['one event for three', on('POST', '/events', 3), answered(200, { event: {} }), 'unknown'],
    ['the customer', customer, answered(200, { customer: {} }), 'accepted'],
    ['no customer', customer, answered(200, { ok: true }), 'unknown'],
    [
      'the ended subscription',
      on('DELETE', '/subscriptions/s'),
      answered(200, { subscription: {} }),
      'accepted',
    ],
    [
      'a resource',
      on('POST', '/wallet_transactions'),
      answered(200, { wallet_transactions: [] }),
      'accepted',
    ],
    ['no resource', on('POST', '/wallet_transactions'), answered(200, { message: 'ok' }), 'unknown'],
    ['a voided invoice', on('POST', '/invoices/i/void'), answered(200, { invoice: {} }), 'accepted'],
    [
      'emptied metadata, replaced',
      on('POST', '/plans/p/metadata'),
      answered(200, { metadata: null }),
      'accepted',
    ],
    ['entitlements', on('PATCH', '/plans/p/entitlements'), answered(200, { entitlements: [] }), 'accepted'],
    ['emptied metadata', on('DELETE', '/wallets/w/metadata'), answered(200, { metadata: null }), 'accepted'],
    ['nothing, as agreed', on('DELETE', '/subscriptions/s/alerts'), answered(200, ''), 'accepted'],
    ['a resource, path unknown', on('POST', '/quotes'), answered(200, { quote: {} }), 'accepted'],
    ['a greeting, path unknown', on('POST', '/quotes'), answered(200, { message: 'ok' }), 'unknown'],
  ])('%s', (_what, request, answer, expected) => expect(brief(verdict(request, answer))).toBe(expected))
})

describe('a refusal', () => {
  it.each([
    [
      'a blank field',
      single,
      invalid({ code: ['value_is_mandatory'] }),
      'rejected 0:code:value_is_mandatory',
    ],
    ['a repeat', single, invalid(taken), 'exists 0'],
    [
      'a repeat that is also wrong',
      single,
      invalid({ ...taken, timestamp: ['invalid_format'] }),
      'rejected 0:transaction_id:value_already_exist',
    ],
    [
      'a failed expression',
      single,
      invalid('expression_evaluation_failed: Variable: b not found'),
      'rejected 0:null:expression_evaluation_failed',
    ],
    ['no details', single, unprocessable({ code: 'validation_errors' }), 'rejected 0:null:validation_errors'],
    [
      'one of a batch',
      batch,
      invalid({ 1: { timestamp: ['invalid_format'] } }),
      'rejected 1:timestamp:invalid_format',
    ],
    [
      'a failed expression in a batch',
      batch,
      invalid({ 0: 'expression_evaluation_failed: Variable: b not found' }),
      'rejected 0:null:expression_evaluation_failed',
    ],
    ['repeats in a batch', batch, invalid({ 2: taken, 0: taken }), 'exists 0,2'],
    [
      'repeats and others in a batch',
      batch,
      invalid({ 0: taken, 1: { code: ['value_is_mandatory'] } }),
      'rejected 1:code:value_is_mandatory exists 0',
    ],
    [
      'a position that was not sent',
      on('POST', '/events/batch', 2),
      invalid({ 7: taken }),
      'rejected 0:7.transaction_id:value_already_exist 1:7.transaction_id:value_already_exist',
    ],
    [
      'an empty batch',
      on('POST', '/events/batch', 2),
      invalid({ events: ['no_events'] }),
      'rejected 0:events:no_events 1:events:no_events',
    ],
    [
      'a batch that is too large',
      on('POST', '/events/batch', 2),
      invalid({ events: ['too_many_events'] }),
      'rejected 0:events:too_many_events 1:events:too_many_events',
    ],
    ['a batch of one', on('POST', '/events/batch', 1), invalid({ 0: taken }), 'exists 0'],
    ['a taken code', on('POST', '/plans'), invalid({ code: ['value_already_exist'] }), 'exists 0'],
    ['a taken wallet code', on('POST', '/wallets'), invalid({ code: ['value_already_exist'] }), 'exists 0'],
    [
      'a taken webhook address',
      on('POST', '/webhook_endpoints'),
      invalid({ webhook_url: ['value_already_exist'] }),
      'exists 0',
    ],
    [
      'a subscription of another customer',
      on('POST', '/subscriptions'),
      invalid({ external_id: ['value_already_exist'] }),
      'rejected 0:external_id:value_already_exist',
    ],
    [
      'metadata sent again',
      customer,
      invalid({ key: ['value_already_exist'] }),
      'rejected 0:key:value_already_exist',
    ],
    ['the same customer at once', customer, invalid({ external_id: ['value_already_exist'] }), 'retry null'],
    [
      'a sentence under base',
      on('POST', '/webhook_endpoints'),
      invalid({ base: ['You can only have 10 endpoints'] }),
      'rejected 0:null:validation_errors',
    ],
    [
      'no Stripe',
      on('POST', '/subscriptions'),
      unprocessable({ code: 'stripe_required', message: 'x' }),
      'rejected 0:null:stripe_required',
    ],
    [
      'an unknown plan',
      on('POST', '/subscriptions'),
      lago(404, 'Not Found', { code: 'plan_not_found' }),
      'rejected 0:null:plan_not_found',
    ],
    [
      'a second delete',
      on('DELETE', '/subscriptions/s'),
      lago(404, 'Not Found', { code: 'subscription_not_found' }),
      'rejected 0:null:subscription_not_found',
    ],
    [
      'a state',
      on('POST', '/invoices/i/void'),
      lago(405, 'Method Not Allowed', { code: 'not_voidable' }),
      'rejected 0:null:not_voidable',
    ],
    [
      'a missing wrapper',
      single,
      lago(400, 'BadRequest: param is missing or the value is empty or invalid: event'),
      'rejected 0:null:bad_request',
    ],
    ['malformed JSON', single, answered(400, ''), 'rejected 0:null:bad_request'],
    ['a body too large for a proxy', single, answered(413, html), 'rejected 0:null:status_413'],
  ])('%s', (_what, request, answer, expected) => expect(brief(verdict(request, answer))).toBe(expected))
})

describe('an answer about the destination', () => {
  it.each([
    ['a refused key', lago(401, 'Unauthorized'), 'hold key_refused'],
    [
      'a missing permission',
      lago(403, 'Forbidden', { code: 'write_action_not_allowed_for_event' }),
      'hold permission_missing',
    ],
    [
      'a premium feature',
      lago(403, 'Forbidden', { code: 'feature_unavailable' }),
      'hold feature_unavailable',
    ],
    ['a wall in front of Lago', answered(403, html), 'hold permission_missing'],
    ['no such route', lago(404, 'Not Found', { code: 'resource_not_found' }), 'hold no_such_endpoint'],
    ['a page not found', answered(404, html), 'hold no_such_endpoint'],
    ['a method a proxy refuses', answered(405, html), 'hold no_such_endpoint'],
    [
      'a redirect',
      answered(301, '', [{ name: 'Location', value: 'https://other.test/' }]),
      'hold redirected',
    ],
    ['another redirect', answered(307, ''), 'hold redirected'],
  ])('%s', (_what, answer, expected) => expect(brief(verdict(single, answer))).toBe(expected))
})

describe('an answer that asks to come back', () => {
  it.each([
    ['with seconds', answered(429, 'Too many requests', reset('12')), 'retry 12'],
    ['with a fraction', answered(429, '', reset('0.5')), 'retry 0.5'],
    ['with Retry-After', answered(429, '', [{ name: 'retry-after', value: '7' }]), 'retry 7'],
    ['with a clock time', answered(429, '', reset('1751328000')), 'retry null'],
    [
      'with a date',
      answered(429, '', [{ name: 'Retry-After', value: 'Wed, 02 Jul 2025 00:00:00 GMT' }]),
      'retry null',
    ],
    ['with nothing', answered(429, html), 'retry null'],
    ['busy', unprocessable({ code: 'lock_acquisition_failed' }), 'retry null'],
  ])('%s', (_what, answer, expected) => expect(brief(verdict(single, answer))).toBe(expected))
})

describe('an answer that does not say whether it counted', () => {
  const details = { provider_name: 'Stripe', message: 'slow down' }
  const throttled = { code: 'too_many_provider_requests', error_details: details }
  it.each([
    ['500', lago(500, 'Internal Server Error')],
    ['502', answered(502, html)],
    ['503', answered(503, '')],
    ['504', answered(504, html)],
    ['599', answered(599, '')],
    [
      'a payment provider',
      unprocessable({ code: 'provider_error', provider: { code: 'stripe' }, error_details: {} }),
    ],
    ['a partner', unprocessable({ code: 'third_party_error', error_details: { third_party: 'anrok' } })],
    ['a throttled provider', lago(429, 'Too Many Provider Requests', throttled)],
    ['a throttled provider, cut', answered(429, '{"code":"too_many_provider_requests","err')],
    ['422 of something else', answered(422, html)],
    ['408', answered(408, '')],
    ['499', answered(499, '')],
    ['418', answered(418, html)],
  ])('%s', (_what, answer) => expect(brief(verdict(single, answer))).toBe('unknown'))
})

describe('a call without a whole answer', () => {
  it.each([
    ['dns', 'hold name_not_found'],
    ['refused', 'hold connection_refused'],
    ['tls', 'hold tls_failed'],
    ['blocked_address', 'hold address_blocked'],
    ['redirect', 'hold redirected'],
    ['timeout', 'retry null'],
    ['reset', 'retry null'],
    ['cancelled', 'retry null'],
    ['unreachable', 'retry null'],
  ] as const)('%s before anything was sent: %s', (error, expected) => {
    expect(brief(verdict(single, failed(error, false)))).toBe(expected)
  })

  it.each(networkErrors)('%s after it may have arrived is unknown', (error) => {
    expect(brief(verdict(single, failed(error, true)))).toBe('unknown')
  })
})

describe('the sentences', () => {
  it.each([
    [
      invalid({ timestamp: ['invalid_format'] }),
      'Lago refused it: timestamp has an invalid format (invalid_format).',
    ],
    [
      invalid({ transaction_id: ['value_is_mandatory'], code: ['value_is_mandatory'] }),
      'Lago refused it: transaction_id is missing or blank (value_is_mandatory); code is missing or blank (value_is_mandatory).',
    ],
    [
      invalid('expression_evaluation_failed: Variable: b not found'),
      'Lago refused it: the expression of the billable metric could not be worked out: Variable: b not found (expression_evaluation_failed).',
    ],
    [invalid({ colour: ['not_a_colour'] }), 'Lago refused it: colour: not a colour (not_a_colour).'],
    [
      invalid({ base: ['You can only have 10 endpoints.'] }),
      'Lago refused it: You can only have 10 endpoints.',
    ],
    [
      lago(404, 'Not Found', { code: 'billing_entity_not_found' }),
      'Lago refused it: it has no such billing entity (billing_entity_not_found).',
    ],
    [
      lago(403, 'Forbidden', { code: 'write_action_not_allowed_for_event' }),
      'The API key needs Write permission for Events (403). Nothing was stored. Give it to the key in Lago.',
    ],
    [
      lago(403, 'Forbidden', { code: 'write_action_not_allowed_for_billable_metric' }),
      'The API key needs Write permission for Billable metrics (403). Nothing was stored. Give it to the key in Lago.',
    ],
    [
      answered(429, '', [{ name: 'x-ratelimit-reset', value: '11.2' }]),
      'Lago’s limit of calls is reached (429). Nothing was stored; it can be sent again in 12 seconds.',
    ],
  ])('say what happened and why', (answer, expected) => expect(sentenceOf(single, answer)).toBe(expected))

  it('name the missing permission of every operation', () => {
    for (const permission of new Set(writeRoutes.map((route) => route.permission))) {
      const answer = lago(403, 'Forbidden', { code: `write_action_not_allowed_for_${permission}` })
      expect(sentenceOf(single, answer)).toMatch(/needs Write permission for [A-Z][a-z -]+(?:s|age) \(403\)/)
    }
  })

  it('never let a foreign text break the line or run on', () => {
    const sentence = sentenceOf(single, invalid({ code: [`bad\n\tnews ${'x'.repeat(1000)}`] }))
    expect(sentence).toContain('code: bad news xxx')
    expect(sentence.length).toBeLessThan(400)
  })
})
