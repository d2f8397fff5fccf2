import { getHealth, listNexsets, probeDestination } from '@ferry/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from './api-error.ts'
import { call, urlOf } from './call.ts'

const answers = (status: number, text: string) =>
  vi.stubGlobal('fetch', async () => new Response(text, { status }))
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error) => error,
  )
afterEach(() => vi.unstubAllGlobals())

describe('call', () => {
  it('fills in parameters, safely, and leaves out what is not asked for', () => {
    expect(
      urlOf('/nexsets/:id/records', { params: { id: 'a/b' }, querystring: { from: 0, limit: undefined } }),
    ).toBe('/api/v1/nexsets/a%2Fb/records?from=0')
  })

  it('answers what the contract says', async () => {
    answers(200, '{"status":"ok","version":"0.1.0","database":"embedded"}')
    expect(await call(getHealth, {})).toEqual({ status: 'ok', version: '0.1.0', database: 'embedded' })
  })

  it('throws what the server refused, in its own words', async () => {
    const problem = {
      type: '/x',
      title: 'In use.',
      status: 409,
      code: 'in_use',
      detail: 'Two destinations send it.',
    }
    answers(409, JSON.stringify(problem))
    const error = await refusal(call(listNexsets, { querystring: {} }))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      code: 'in_use',
      status: 409,
      message: 'Two destinations send it.',
      places: [],
    })
  })

  it('explains an error page that is not Ferry’s', async () => {
    answers(502, '<html>Bad Gateway</html>')
    expect(await refusal(call(getHealth, {}))).toMatchObject({ code: 'unreadable', status: 502 })
  })

  it('refuses an answer that breaks the contract', async () => {
    answers(200, '{"status":"fine"}')
    expect(await refusal(call(getHealth, {}))).toMatchObject({ code: 'unreadable' })
    answers(200, '<html>')
    expect(await refusal(call(getHealth, {}))).toMatchObject({ code: 'unreadable' })
  })

  it('says that Ferry did not answer', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch')
    })
    const id = '00000000-0000-4000-8000-000000000000'
    expect(await refusal(call(probeDestination, { params: { id } }))).toMatchObject({
      code: 'unreachable',
      status: null,
    })
  })
})
