import { describe, expect, it } from 'vitest'
import { emptyForm } from '../../form.ts'
import { followedRootKey } from './implied-root-key.ts'

const base = 'https://api.getlago.com/api/v1'
const before = (url: string, wrapKey: string) => ({ ...emptyForm.advanced, url, wrapKey })

describe('the root key', () => {
  it('follows the path while it is being typed', () => {
    expect(followedRootKey(before('/customer', ''), { url: '/customers' }, base)).toBe('customer')
    expect(followedRootKey(before('/customers', 'customer'), { url: '/customersx' }, base)).toBe('')
    expect(followedRootKey(before('/customers', 'customer'), { url: '/subscriptions' }, base)).toBe(
      'subscription',
    )
  })
  it('follows the method', () => {
    expect(followedRootKey(before('/subscriptions/{id}', ''), { method: 'PUT' }, base)).toBe('subscription')
  })
  it('stays when it is of the person’s own, or was taken out on purpose', () => {
    expect(followedRootKey(before('/customers', 'mine'), { url: '/subscriptions' }, base)).toBe('mine')
    expect(followedRootKey(before('/customers', ''), { url: '/customers?x=1' }, base)).toBe('')
  })
})
