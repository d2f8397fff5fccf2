import { describe, expect, it } from 'vitest'
import { withSandbox } from '../testing/with-sandbox.ts'
import { invoiced, made, missing } from '../testing/world.ts'

const owners = ['plan', 'wallet', 'customer wallet', 'credit note'] as const

describe.each(owners)('metadata of a %s', (owner) => {
  it('is replaced by POST, merged by PATCH, and taken away by DELETE, whole or by key', () =>
    withSandbox({}, async ({ call }) => {
      const invoice = await invoiced(call)
      const wallet = { external_customer_id: 'c1', rate_amount: '1', currency: 'USD', code: 'main' }
      const { lago_id: walletId } = await made(call, '/wallets', 'wallet', wallet)
      const fee = (invoice.fees as { lago_id: string }[])[0]?.lago_id
      const note = {
        invoice_id: invoice.lago_id,
        credit_amount_cents: 1,
        items: [{ fee_id: fee, amount_cents: 1 }],
      }
      const { lago_id: noteId } = await made(call, '/credit_notes', 'credit_note', note)
      const path = {
        plan: '/plans/free/metadata',
        wallet: `/wallets/${walletId}/metadata`,
        'customer wallet': '/customers/c1/wallets/main/metadata',
        'credit note': `/credit_notes/${noteId}/metadata`,
      }[owner]
      const write = async (method: string, metadata?: unknown, key = '') =>
        (await call(method, `${path}${key}`, metadata && { metadata })).body
      expect(await write('POST', { a: '1', b: '2' })).toEqual({ metadata: { a: '1', b: '2' } })
      expect(await write('PATCH', { b: '3', c: null })).toEqual({ metadata: { a: '1', b: '3', c: null } })
      expect(await write('DELETE', undefined, '/a')).toEqual({ metadata: { b: '3', c: null } })
      expect(await write('DELETE', undefined, '/a')).toEqual(missing('metadata'))
      expect(await write('POST', { d: '4' })).toEqual({ metadata: { d: '4' } })
      expect(await write('DELETE')).toEqual({ metadata: null })
    }))
})
