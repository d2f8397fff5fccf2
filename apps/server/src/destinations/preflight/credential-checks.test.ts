import type { Credential } from '@ferry/contract'
import { expect, it } from 'vitest'
import { serverCheck } from './credential-checks.ts'

const credential = (version: string | null): Credential => ({
  id: '00000000-0000-4000-8000-000000000000',
  name: 'Lago',
  description: '',
  deployment: 'self_hosted',
  baseUrl: 'https://lago.test/api/v1',
  keyEnding: '0001',
  sandbox: false,
  organization: null,
  lastCheck: {
    at: '2026-01-01T00:00:00.000Z',
    result: { ok: true, organization: null, version, latencyMs: 1, sentence: 'Connected.' },
  },
  usedBy: 0,
  usedIn: [],
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
})

it('warns of servers that may keep half a refused batch, and of no other', () => {
  const warned = ['1.27.1', 'v1.38.2', '0.9.0', '1.39.0', '1.50.0', '2.1.0', 'main', null].map(
    (version) => serverCheck(credential(version)).length,
  )
  expect(warned).toEqual([1, 1, 1, 0, 0, 0, 0, 0])
  expect(serverCheck(credential('1.35.0'))[0]).toMatchObject({
    code: 'server',
    state: 'warning',
    sentence: expect.stringMatching(/^This is Lago 1\.35\.0\..*none is sent twice/),
  })
})
