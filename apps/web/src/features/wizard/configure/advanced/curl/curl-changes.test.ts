import { fromCurl } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { emptyForm } from '../../../form.ts'
import { curlImport } from './curl-changes.ts'

const baseUrl = 'https://lago.test/api/v1'
const now = { ...emptyForm.advanced, url: '/events', wrapKey: 'event' }

const importOf = (text: string) => {
  const reading = fromCurl(text)
  if (!reading.ok) throw new Error(reading.sentence)
  return curlImport(now, reading.request, { baseUrl, isBatched: false })
}

describe('a pasted curl command', () => {
  it('names each setting that it changes', () => {
    const { changes, next } = importOf(
      `curl -X PUT '${baseUrl}/subscriptions/sub_1?status=active' -H 'X-Source: ferry' -d '{}'`,
    )
    expect(changes).toEqual([
      { label: 'Method', before: 'POST', after: 'PUT' },
      { label: 'URL', before: '/events', after: '/subscriptions/sub_1?status=active' },
      { label: 'Request Headers', before: '', after: 'X-Source: ferry' },
      { label: 'Root key', before: 'event', after: 'subscription' },
    ])
    expect(next.headers).toEqual([{ name: 'X-Source', value: 'ferry' }])
  })
  it('keeps the credential’s address, and says so of another', () => {
    const { next, ignored } = importOf('curl https://api.getlago.com/api/v1/customers -d x')
    expect(next.url).toBe('/customers')
    expect(ignored.map(({ flag }) => flag)).toEqual(['https://api.getlago.com', '--data'])
  })
  it('takes the path behind a variable', () => {
    expect(importOf('curl -X POST "$LAGO_URL/api/v1/customers"').next.url).toBe('/customers')
  })
  it('leaves out the headers that Ferry sets, and holds no credential', () => {
    const text = `curl ${baseUrl}/events -H 'Authorization: Bearer s3cr3t' -H 'Content-Type: application/json' -d x`
    const made = importOf(text)
    expect(made.next.headers).toEqual([])
    expect(made.ignored.map(({ flag }) => flag)).toContain('-H Content-Type')
    expect(JSON.stringify(made)).not.toContain('s3cr3t')
  })
  it('keeps the method where the command only reads', () => {
    const { next, ignored } = importOf(`curl ${baseUrl}/events`)
    expect(next.method).toBe('POST')
    expect(ignored[0]?.sentence).toContain('the method stays POST')
  })
  it('changes nothing when it says what is set already', () => {
    expect(importOf(`curl -X POST ${baseUrl}/events`).changes).toEqual([])
  })
})
