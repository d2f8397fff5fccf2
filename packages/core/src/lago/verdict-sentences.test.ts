import { describe, expect, it } from 'vitest'
import { type Answer, type HeaderPair, type NetworkError, verdict } from '../index.ts'

const on = (path: string, recordCount = 1) => ({
  method: 'POST',
  url: `https://lago.test/api/v1${path}`,
  recordCount,
})
const event = on('/events')
const answered = (status: number, body: unknown, headers: HeaderPair[] = []): Answer => ({
  kind: 'answered',
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const lago = (status: number, more: Record<string, unknown> = {}): Answer =>
  answered(status, { status, error: 'Conflict', ...more })
const page = '<html>'

const said = (request: Parameters<typeof verdict>[0], answer: Answer): string => {
  const result = verdict(request, answer)
  if (result.kind === 'rejected') return result.refusals.map(({ sentence }) => sentence).join(' ')
  return 'sentence' in result ? result.sentence : result.kind
}

describe('what people read of an answer', () => {
  it.each<[Answer, string]>([
    [lago(401), 'Lago refused the API key (401). Nothing was stored. Give the credential a valid key.'],
    [
      lago(403, { code: 'feature_unavailable' }),
      'This is a premium feature that this Lago does not have (feature_unavailable). Nothing was stored.',
    ],
    [
      lago(403, { code: 'read_action_not_allowed_for_tax' }),
      'The API key needs Read permission for Taxes (403). Nothing was stored. Give it to the key in Lago.',
    ],
    [
      lago(403, { code: 'an_other\nthing' }),
      'Lago does not allow this call (403, an_other thing). Nothing was stored.',
    ],
    [
      lago(403, { code: 'not_write_action_not_allowed_for_tax' }),
      'Lago does not allow this call (403, not_write_action_not_allowed_for_tax). Nothing was stored.',
    ],
    [lago(403), 'Lago does not allow this call (403, no reason given). Nothing was stored.'],
    [answered(403, page), 'A server in front of Lago does not allow this call (403). Nothing was stored.'],
    [
      lago(404),
      'There is no such endpoint at this address (404). Nothing was stored. Check the method, the URL and the credential’s address.',
    ],
    [
      lago(404, { code: 'not_found_at_all' }),
      'There is no such endpoint at this address (404). Nothing was stored. Check the method, the URL and the credential’s address.',
    ],
    [
      answered(405, page),
      'There is no such endpoint at this address (405). Nothing was stored. Check the method, the URL and the credential’s address.',
    ],
    [
      answered(301, '', [{ name: 'location', value: `https://other.test/${'x'.repeat(300)}` }]),
      `Lago’s address sends callers to https://other.test/${'x'.repeat(181)}… (301), and Ferry does not follow. Nothing was stored. Correct the address.`,
    ],
    [
      answered(399, ''),
      'Lago’s address sends callers elsewhere (399), and Ferry does not follow. Nothing was stored. Correct the address.',
    ],
    [
      answered(429, ''),
      'Lago’s limit of calls is reached (429). Nothing was stored; it can be sent again a little later.',
    ],
    [
      lago(429, { code: 'too_many_provider_requests' }),
      'Lago was slowed down by a payment provider in the middle of the call (429, too_many_provider_requests). It is not known whether it counted.',
    ],
    [
      lago(422, { code: 'lock_acquisition_failed' }),
      'Lago was busy with the same object (lock_acquisition_failed). Nothing was stored; it can be sent again.',
    ],
    [
      lago(422, { code: 'provider_error', error_details: {} }),
      'A payment provider refused in the middle of the call (422, provider_error). It is not known whether it counted.',
    ],
    [
      lago(422, {
        code: 'third_party_error',
        error_details: { third_party: 'anrok', thirdparty_error: 'It is down' },
      }),
      'A tax or accounting partner refused in the middle of the call (422, third_party_error: anrok, It is down). It is not known whether it counted.',
    ],
    [lago(500), 'Lago answered with an error of its own (500). It is not known whether the call counted.'],
    [
      answered(100, ''),
      'Lago answered with an error of its own (100). It is not known whether the call counted.',
    ],
    [answered(418, page), 'The answer (418) is not one of Lago’s. It is not known whether the call counted.'],
    [lago(408), 'The answer (408) is not one of Lago’s. It is not known whether the call counted.'],
    [lago(425), 'The answer (425) is not one of Lago’s. It is not known whether the call counted.'],
    [lago(499), 'The answer (499) is not one of Lago’s. It is not known whether the call counted.'],
    [
      answered(200, page),
      'The answer (200) is not one of Lago’s; something between may have made it. It is not known whether the call counted.',
    ],
    [
      answered(413, page),
      'Lago refused it: the body is too large for the server in front of Lago (413). Use a smaller Batch Size.',
    ],
    ...[406, 411, 414, 415, 431].map((status): [Answer, string] => [
      answered(status, page),
      `Lago refused it: the server in front of Lago does not take this request (${status}).`,
    ]),
    [answered(400, ''), 'Lago refused it: the request is not what Lago expects (bad_request).'],
    [
      lago(400, { error: 'BadRequest: param is missing' }),
      'Lago refused it: the request is not what Lago expects: BadRequest: param is missing (bad_request).',
    ],
    [lago(405), 'Lago refused it: method not allowed (method_not_allowed).'],
    [lago(409), 'Lago refused it: Conflict.'],
    [
      lago(422, { code: 'stripe_required', message: 'Ask for it' }),
      'Lago refused it: the customer is not set up with Stripe: Ask for it (stripe_required).',
    ],
    [
      lago(422),
      'Lago refused it: it does not fit Lago’s rules, and Lago did not say which field (validation_errors).',
    ],
    [
      lago(422, {
        error_details: { plan: { charges: ['value_is_invalid'], base: ['expression_evaluation_failed: x'] } },
      }),
      'Lago refused it: plan.charges has a value that Lago does not know (value_is_invalid); plan: x.',
    ],
  ])('%#', (answer, expected) => expect(said(event, answer)).toBe(expected))

  it.each<[string, number, Answer, string]>([
    [
      '/customers',
      1,
      lago(422, { error_details: { external_id: ['value_already_exist'] } }),
      'Lago was making the same customer at that moment. Nothing was stored; it can be sent again.',
    ],
    [
      '/events/batch',
      3,
      answered(200, { events: [{}] }),
      'Lago answered with 1 events to 3 that were sent. It is not known which of them were stored.',
    ],
    [
      '/events/batch',
      3,
      answered(200, { events: 1 }),
      'The answer (200) is not one of Lago’s; something between may have made it. It is not known whether the call counted.',
    ],
    [
      '/events',
      3,
      answered(200, { event: {} }),
      'Lago takes one record per call here and answered 200 to 3 of them. It is not known which of them were stored.',
    ],
    ['/events/batch', 2, lago(422, { error_details: { 0: {} } }), 'Lago refused it without a reason.'],
    [
      '/events/batch',
      2,
      lago(404, { code: 'plan_not_found' }),
      'Lago refused it: it has no such plan (plan_not_found). Lago refused it: it has no such plan (plan_not_found).',
    ],
  ])('of %s with %i records', (path, count, answer, expected) => {
    expect(said(on(path, count), answer)).toBe(expected)
  })
})

describe('what people read of a call without an answer', () => {
  it.each<[NetworkError, boolean, string]>([
    [
      'dns',
      false,
      'The name of Lago’s server was not found. Nothing was sent. Check the address of the credential.',
    ],
    ['dns', true, 'The name of Lago’s server was not found. It is not known whether the call counted.'],
    [
      'refused',
      false,
      'Nobody answers at Lago’s address. Nothing was sent. Check that Lago is running and the port is right.',
    ],
    ['refused', true, 'The connection to Lago was refused. It is not known whether the call counted.'],
    [
      'tls',
      false,
      'No secure connection to Lago could be made. Nothing was sent. Check its certificate and the address.',
    ],
    ['tls', true, 'The secure connection to Lago failed. It is not known whether the call counted.'],
    ['timeout', false, 'Lago did not answer in time. Nothing was sent; it can be sent again.'],
    ['timeout', true, 'Lago did not answer in time. It is not known whether the call counted.'],
    ['reset', false, 'The connection to Lago broke. Nothing was sent; it can be sent again.'],
    ['reset', true, 'The connection to Lago broke. It is not known whether the call counted.'],
    ['truncated', false, 'Lago’s answer broke off. Nothing was sent; it can be sent again.'],
    ['truncated', true, 'Lago’s answer broke off. It is not known whether the call counted.'],
    [
      'blocked_address',
      false,
      'Lago’s address is a private one that this Ferry may not call. Nothing was sent. Allow it in FERRY_ALLOWED_HOSTS.',
    ],
    ['blocked_address', true, 'Lago’s address may not be called. It is not known whether the call counted.'],
    [
      'redirect',
      false,
      'Lago’s address sends callers elsewhere, and Ferry does not follow. Nothing was stored. Correct the address.',
    ],
    ['redirect', true, 'Lago’s address sends callers elsewhere. It is not known whether the call counted.'],
    ['cancelled', false, 'The call was stopped. Nothing was sent; it can be sent again.'],
    ['cancelled', true, 'The call was stopped. It is not known whether the call counted.'],
    ['unreachable', false, 'Lago’s server could not be reached. Nothing was sent; it can be sent again.'],
    ['unreachable', true, 'Lago’s server could not be reached. It is not known whether the call counted.'],
  ])('%s, may have arrived: %s', (error, mayHaveArrived, expected) => {
    expect(said(event, { kind: 'failed', error, detail: '', mayHaveArrived })).toBe(expected)
  })
})
