import { describe, expect, it } from 'vitest'
import { DAY, listed, START, threeInvoices } from '../testing/listed.ts'
import { withSandbox } from '../testing/with-sandbox.ts'
import { invoiced, made, missing } from '../testing/world.ts'

describe('lists of what moves money', () => {
  it.each([
    ['/credit_notes', ['second', 'first']],
    ['/credit_notes?external_customer_id=c2', []],
    ['/credit_notes?reason=order_change', ['second']],
    ['/credit_notes?reason=whim', ['second', 'first']],
    ['/credit_notes?credit_status=voided', ['first']],
    ['/credit_notes?refund_status=pending', []],
    ['/credit_notes?currency=USD', ['second', 'first']],
    ['/credit_notes?amount_from=2000', ['second']],
    ['/credit_notes?amount_to=1000', ['first']],
    ['/credit_notes?issuing_date_to=2026-06-01', ['first']],
    ['/credit_notes?search_term=cn002', ['second']],
    ['/credit_notes?self_billed=true', []],
    ['/credit_notes?billing_entity_codes[]=default', ['second', 'first']],
    ['/customers/c1/credit_notes?amount_to=1000', ['first']],
  ])('%s', (path, expected) => {
    const clock = { now: START }
    return withSandbox({ now: () => clock.now }, async ({ call }) => {
      const { lago_id: invoice_id, fees, number } = await invoiced(call)
      const [fee] = fees as { lago_id: string }[]
      const credit = (cents: number, reason: string) =>
        made(call, '/credit_notes', 'credit_note', {
          invoice_id,
          reason,
          credit_amount_cents: cents,
          items: [{ fee_id: fee?.lago_id, amount_cents: cents }],
        })
      const first = await credit(1000, 'other')
      await call('PUT', `/credit_notes/${first.lago_id}/void`)
      clock.now += DAY
      await credit(2000, 'order_change')
      const nameOf = (row: Record<string, unknown>) => (row.lago_id === first.lago_id ? 'first' : 'second')
      expect(await listed(call, path, nameOf)).toEqual(expected)
      const mark = path.includes('?') ? '&' : '?'
      expect(await listed(call, `${path}${mark}invoice_number=${String(number)}`, nameOf)).toEqual(expected)
      expect(await listed(call, `${path}${mark}invoice_number=x`, nameOf)).toEqual([])
    })
  })

  it('payments and receipts by invoice and customer', () => {
    const clock = { now: START }
    return withSandbox({ now: () => clock.now }, async ({ call }) => {
      const [first, second] = await threeInvoices(call, clock)
      const cents = (row: Record<string, unknown>) => row.amount_cents
      const paid = (row: Record<string, unknown>) => cents(row.payment as Record<string, unknown>)
      expect(await listed(call, '/payments', cents)).toEqual([500, 4000])
      expect(await listed(call, `/payments?invoice_id=${first}`, cents)).toEqual([4000])
      expect(await listed(call, '/payments?external_customer_id=c2', cents)).toEqual([500])
      expect(await listed(call, '/payments?external_customer_id=nobody', cents)).toEqual([])
      expect(await listed(call, `/customers/c1/payments?invoice_id=${second}`, cents)).toEqual([])
      expect((await call('GET', '/customers/nobody/payments')).body).toEqual(missing('customer'))
      expect(await listed(call, '/payment_receipts', paid)).toEqual([500, 4000])
      expect(await listed(call, `/payment_receipts?invoice_id=${second}`, paid)).toEqual([500])
    })
  })

  it.each([
    ['/payment_requests', 1],
    ['/payment_requests?external_customer_id=nobody', 0],
    ['/payment_requests?payment_status=pending', 1],
    ['/payment_requests?payment_status=failed', 0],
    ['/payment_requests?currency=EUR', 0],
    ['/payment_requests?billing_entity_codes[]=default', 1],
    ['/customers/c1/payment_requests', 1],
  ])('%s', (path, count) => {
    const clock = { now: START }
    return withSandbox({ now: () => clock.now }, async ({ call }) => {
      const [id] = await threeInvoices(call, clock)
      await made(call, '/payment_requests', 'payment_request', {
        external_customer_id: 'c1',
        email: 'a@b.co',
        lago_invoice_ids: [id],
      })
      expect(await listed(call, path, () => 'one')).toHaveLength(count)
    })
  })

  it.each([
    ['/applied_coupons', ['b', 'a']],
    ['/applied_coupons?status=active', ['b']],
    ['/applied_coupons?status=terminated', ['a']],
    ['/applied_coupons?status=lost', ['b', 'a']],
    ['/applied_coupons?coupon_code[]=a&coupon_code[]=x', ['a']],
    ['/applied_coupons?external_customer_id=nobody', []],
    ['/customers/c1/applied_coupons?status=active', ['b']],
  ])('%s', (path, expected) =>
    withSandbox({}, async ({ call }) => {
      await made(call, '/customers', 'customer', { external_id: 'c1' })
      const coupon = { coupon_type: 'percentage', percentage_rate: '10', frequency: 'once' }
      const applied: string[] = []
      for (const code of ['a', 'b']) {
        await made(call, '/coupons', 'coupon', {
          ...coupon,
          name: code,
          code,
          expiration: 'no_expiration',
        })
        const one = { external_customer_id: 'c1', coupon_code: code }
        applied.push((await made(call, '/applied_coupons', 'applied_coupon', one)).lago_id)
      }
      await call('DELETE', `/customers/c1/applied_coupons/${applied[0]}`)
      expect(await listed(call, path, (row) => row.coupon_code)).toEqual(expected)
    }),
  )

  it('wallets and their transactions', () =>
    withSandbox({}, async ({ call }) => {
      await made(call, '/customers', 'customer', { external_id: 'c1' })
      const wallet = { external_customer_id: 'c1', rate_amount: '1', name: 'w' }
      const { lago_id: wallet_id } = await made(call, '/wallets', 'wallet', { ...wallet, currency: 'USD' })
      for (const credits of [{ paid_credits: '1' }, { granted_credits: '2' }, { voided_credits: '1' }])
        await call('POST', '/wallet_transactions', { wallet_transaction: { wallet_id, ...credits } })
      const amounts = (query: string) =>
        listed(call, `/wallets/${wallet_id}/wallet_transactions?${query}`, (row) => row.transaction_status)
      expect(await amounts('')).toEqual(['voided', 'granted', 'purchased'])
      expect(await amounts('transaction_status=granted')).toEqual(['granted'])
      expect(await amounts('transaction_type=inbound')).toEqual(['granted', 'purchased'])
      expect(await amounts('status=settled&transaction_type=outbound')).toEqual(['voided'])
      expect(await amounts('status=pending')).toEqual([])
      const names = (path: string) => listed(call, path, (row) => row.name)
      expect(await names('/wallets?external_customer_id=c1&currency=USD')).toEqual(['w'])
      expect(await names('/customers/c1/wallets?currency=EUR')).toEqual([])
      expect(await names('/customers/c1/wallets?billing_entity_codes[]=default')).toEqual(['w'])
      expect((await call('GET', '/wallets')).body).toEqual(missing('customer'))
    }))
})
