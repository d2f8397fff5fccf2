import { expect, it } from 'vitest'
import { naturalKey } from './natural-key.ts'

const base = 'https://lago.test/api/v1'
const key = (method: string, path: string, body: object | null = null) =>
  naturalKey({ method, url: `${base}${path}`, body: body === null ? null : JSON.stringify(body) })

it('is the field that names the object, or its place in the path', () => {
  expect(key('POST', '/customers', { customer: { external_id: 'acme', name: 'Acme' } })).toBe('acme')
  expect(key('PUT', '/subscriptions/sub_1', { subscription: { name: 'One' } })).toBe('sub_1')
  expect(key('DELETE', '/subscriptions/sub_1?status=pending')).toBe('sub_1')
})

it('is nothing for calls that name no object', () => {
  expect(key('POST', '/events', { event: { transaction_id: 'a' } })).toBeNull()
  expect(key('POST', '/wallet_transactions', { wallet_transaction: { wallet_id: 'w' } })).toBeNull()
  expect(key('POST', '/customers', { customer: { name: 'Acme' } })).toBeNull()
  expect(key('POST', '/customers', { customers: [] })).toBeNull()
  expect(key('POST', '/nobody/knows')).toBeNull()
})
