import { describe, expect, it } from 'vitest'
import { emptyForm } from '../../form.ts'
import { followedRootKey } from './implied-root-key.ts'

const single = { baseUrl: 'https://api.getlago.com/api/v1', isBatched: false }
const before = (url: string, wrapKey: string) => ({ ...emptyForm.advanced, url, wrapKey })

describe('the root key', () => {
  it('follows the path while it is being typed', () => {
    expect(followedRootKey(before('/customer', ''), { url: '/customers' }, single)).toBe('customer')
    expect(followedRootKey(before('/customers', 'customer'), { url: '/customersx' }, single)).toBe('')
    expect(followedRootKey(before('/customers', 'customer'), { url: '/subscriptions' }, single)).toBe(
      'subscription',
    )
  })
  it('follows from a batch, where none was in use', () => {
    expect(
      followedRootKey(before('/events/batch', ''), { url: '/customers' }, { ...single, isBatched: true }),
    ).toBe('customer')
  })
  it('follows the method', () => {
    expect(followedRootKey(before('/subscriptions/{id}', ''), { method: 'PUT' }, single)).toBe('subscription')
  })
  it('stays when it is of the person’s own, or was taken out on purpose', () => {
    expect(followedRootKey(before('/customers', 'mine'), { url: '/subscriptions' }, single)).toBe('mine')
    expect(followedRootKey(before('/customers', ''), { url: '/customers?x=1' }, single)).toBe('')
  })
})
