import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseBaseUrl } from '../index.ts'

const address = (pasted: string): string => {
  const result = normaliseBaseUrl('self_hosted', pasted)
  return result.ok ? result.baseUrl : 'refused'
}

const changed = (pasted: string) => {
  const result = normaliseBaseUrl('self_hosted', pasted)
  return result.ok ? result.changed : result.sentence
}

describe('normaliseBaseUrl', () => {
  it('knows the clouds', () => {
    expect(normaliseBaseUrl('us')).toEqual({
      ok: true,
      baseUrl: 'https://api.getlago.com/api/v1',
      changed: null,
    })
    expect(normaliseBaseUrl('eu')).toMatchObject({ baseUrl: 'https://api.eu.getlago.com/api/v1' })
  })

  it.each([
    ['https://lago.example.com/api/v1', 'https://lago.example.com/api/v1'],
    ['https://lago.example.com/api/v1/', 'https://lago.example.com/api/v1'],
    ['https://lago.example.com/api/v1/events', 'https://lago.example.com/api/v1'],
    ['https://lago.example.com/api/v1/events/batch?x=1#y', 'https://lago.example.com/api/v1'],
    ['https://lago.example.com/api', 'https://lago.example.com/api/v1'],
    ['https://lago.example.com/api/v2', 'https://lago.example.com/api/v1'],
    ['https://lago.example.com/', 'https://lago.example.com/api/v1'],
    ['https://lago.example.com//', 'https://lago.example.com/api/v1'],
    ['  https://LAGO.example.com  ', 'https://lago.example.com/api/v1'],
    ['https://lago.example.com:443/api/v1', 'https://lago.example.com/api/v1'],
    ['https://lago.example.com/billing', 'https://lago.example.com/billing/api/v1'],
    ['https://lago.example.com/api/api/v1', 'https://lago.example.com/api/api/v1'],
    ['https://lago.example.com/?tab=1', 'https://lago.example.com/api/v1'],
    ['lago.example.com', 'https://lago.example.com/api/v1'],
    ['lago.example.com/api/v1', 'https://lago.example.com/api/v1'],
    ['lago.example.com:8443', 'https://lago.example.com:8443/api/v1'],
    ['localhost:3000', 'http://localhost:3000/api/v1'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000/api/v1'],
    ['lago:3000', 'http://lago:3000/api/v1'],
    ['http://lago.internal:3000/api/v1', 'http://lago.internal:3000/api/v1'],
    ['http://[::1]:3000', 'http://[::1]:3000/api/v1'],
    ['', 'refused'],
    ['   ', 'refused'],
    ['https://', 'refused'],
    ['ftp://lago.example.com', 'refused'],
    ['javascript:alert(1)', 'refused'],
    ['mailto:someone', 'refused'],
    ['http:lago.example.com', 'refused'],
    ['/api/v1', 'refused'],
    ['https://lago.example.com/a b', 'refused'],
    ['https://lago\n.example.com', 'refused'],
    ['https:\\\\lago.example.com', 'refused'],
    ['https://key:secret@lago.example.com', 'refused'],
    ['key@lago.example.com', 'refused'],
    ['key:secret@lago.example.com', 'refused'],
  ])('makes of %j: %s', (pasted, expected) => expect(address(pasted)).toBe(expected))

  it('says what it changed, and that http is not encrypted', () => {
    expect(changed('https://lago.example.com/api/v1')).toBeNull()
    expect(changed('lago.example.com')).toBe('Ferry will use https://lago.example.com/api/v1.')
    expect(changed('http://lago.internal/api/v1')).toContain('not encrypted')
    expect(changed('key:secret@lago.example.com')).toContain('user name and password')
  })

  it('leaves its own result alone', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (pasted) => {
        const once = address(pasted)
        expect(once).toMatch(/\/api\/v1$/)
        expect(address(once)).toBe(once)
      }),
    )
  })
})
