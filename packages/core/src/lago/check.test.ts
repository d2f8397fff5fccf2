import { describe, expect, it } from 'vitest'
import { type Answer, connectionVerdict, type NetworkError } from '../index.ts'

const answered = (status: number, body: unknown): Answer => ({
  kind: 'answered',
  status,
  headers: [],
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const html = '<html>It works!</html>'

describe('connectionVerdict', () => {
  it('names the organization', () => {
    const organization = { lago_id: '1a901a90-1a90-1a90-1a90-1a901a901a90', name: 'Acme' }
    expect(connectionVerdict(answered(200, { organization }))).toEqual({
      ok: true,
      organization: 'Acme',
      organizationId: '1a901a90-1a90-1a90-1a90-1a901a901a90',
      sentence: 'Connected to the organization Acme.',
    })
  })

  it('takes a 403 for a valid key whose organization is unreadable', () => {
    const body = { status: 403, error: 'Forbidden', code: 'read_action_not_allowed_for_organization' }
    expect(connectionVerdict(answered(403, body))).toMatchObject({
      ok: true,
      organization: null,
      organizationId: null,
    })
  })

  it.each([
    [401, { status: 401, error: 'Unauthorized' }, 'key_refused'],
    [401, html, 'not_lago'],
    [403, html, 'not_lago'],
    [404, { status: 404, error: 'Not Found', code: 'resource_not_found' }, 'no_such_endpoint'],
    [404, html, 'not_lago'],
    [200, html, 'not_lago'],
    [200, { hello: 'world' }, 'not_lago'],
    [200, '', 'not_lago'],
    [301, '', 'redirected'],
    [308, '', 'redirected'],
    [400, '', 'not_lago'],
    [429, html, 'server_error'],
    [500, { status: 500, error: 'Internal Server Error' }, 'server_error'],
    [502, html, 'server_error'],
  ])('%s %j is %s', (status, body, code) => {
    expect(connectionVerdict(answered(status, body))).toMatchObject({ ok: false, code })
  })

  it.each([
    ['dns', 'name_not_found'],
    ['refused', 'connection_refused'],
    ['tls', 'tls_failed'],
    ['blocked_address', 'address_blocked'],
    ['redirect', 'redirected'],
    ['timeout', 'no_answer'],
    ['reset', 'no_answer'],
    ['truncated', 'no_answer'],
    ['cancelled', 'no_answer'],
    ['unreachable', 'no_answer'],
  ] satisfies [NetworkError, string][])('%s is %s', (error, code) => {
    expect(connectionVerdict({ kind: 'failed', error, detail: '', mayHaveArrived: false })).toMatchObject({
      ok: false,
      code,
    })
  })
})
