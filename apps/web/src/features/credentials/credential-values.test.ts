import { describe, expect, it } from 'vitest'
import { CredentialValues, emptyCredential, toCheck, toRequest } from './credential-values.ts'

const filled: CredentialValues = { ...emptyCredential, name: 'Acme', apiKey: ' key ' }

describe('a credential as filled in', () => {
  it('leaves a URL typed before a cluster was chosen out of the request', () => {
    expect(toRequest({ ...filled, deployment: 'eu', url: 'lago.example.com' })).toEqual({
      name: 'Acme',
      deployment: 'eu',
      apiKey: 'key',
    })
  })

  it('sends the pasted URL of a self-hosted Lago', () => {
    expect(toCheck({ ...filled, deployment: 'self_hosted', url: 'lago.example.com' })).toEqual({
      deployment: 'self_hosted',
      apiKey: 'key',
      baseUrl: 'lago.example.com',
    })
  })

  it('asks for the URL beside its box when self-hosted', () => {
    const result = CredentialValues.safeParse({ ...filled, deployment: 'self_hosted' })
    expect(result.error?.issues.map(({ path }) => path)).toEqual([['url']])
  })

  it('says in words that something is too long', () => {
    const long = { ...filled, name: 'n'.repeat(201), description: 'd'.repeat(2001), apiKey: 'k'.repeat(501) }
    expect(CredentialValues.safeParse(long).error?.issues.map(({ message }) => message)).toEqual([
      'Use at most 200 characters.',
      'Use at most 2000 characters.',
      'This is too long for an API key.',
    ])
  })
})
