import { describe, expect, it } from 'vitest'
import { DEFAULT_API_KEY } from '../state.ts'
import { refusal, withSandbox } from '../testing/with-sandbox.ts'
import { invoiced, made, missing, oneOff, stateRefusal, unlicensed } from '../testing/world.ts'

const noLicence = { organizations: [{ name: 'Free', apiKey: DEFAULT_API_KEY, premium: false }] }
const feeOf = (invoice: Record<string, unknown>) => (invoice.fees as { lago_id: string }[])[0]?.lago_id

describe('what a repeat costs', () => {
  it('makes another one-off invoice each time', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const first = await invoiced(call)
      const second = await made(call, '/invoices', 'invoice', oneOff)
      expect(second.lago_id).not.toBe(first.lago_id)
      expect((await call('GET', '/customers/c1/invoices')).body).toMatchObject({ meta: { total_count: 2 } })
      expect(sandbox.counts().effects.invoicesCreated).toBe(2)
    }))

  it('records a partial payment twice and refuses a full one again', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const { lago_id: id } = await invoiced(call)
      const pay = (amount: unknown) =>
        call('POST', '/payments', { payment: { invoice_id: id, amount_cents: amount, reference: 'r' } })
      expect([(await pay(4000)).status, (await pay(4000)).status]).toEqual([200, 200])
      expect((await pay(4000)).body).toEqual(refusal({ amount_cents: ['value_is_out_of_range'] }))
      expect((await pay('2000')).body).toEqual(refusal({ amount_cents: ['invalid_value'] }))
      expect((await pay(2000)).status).toBe(200)
      expect((await call('GET', `/invoices/${id}`)).body).toMatchObject({
        invoice: { payment_status: 'succeeded', total_paid_amount_cents: 10_000, total_due_amount_cents: 0 },
      })
      expect(sandbox.counts().effects.paymentsCreated).toBe(3)
    }))

  it('makes a second credit note until nothing is left', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      const invoice = await invoiced(call)
      const items = [{ fee_id: feeOf(invoice), amount_cents: 5000 }]
      const credit = () =>
        call('POST', '/credit_notes', {
          credit_note: { invoice_id: invoice.lago_id, credit_amount_cents: 5000, items },
        })
      expect([(await credit()).status, (await credit()).status]).toEqual([200, 200])
      expect((await credit()).body).toEqual(
        refusal({
          base: ['higher_than_remaining_invoice_amount'],
          credit_amount_cents: ['higher_than_remaining_invoice_amount'],
        }),
      )
      expect(sandbox.counts().effects.creditNotesCreated).toBe(2)
    }))

  it('applies a reusable coupon again and any other once', () =>
    withSandbox({}, async ({ call, sandbox }) => {
      await made(call, '/customers', 'customer', { external_id: 'c1' })
      const coupon = {
        name: 'C',
        coupon_type: 'fixed_amount',
        amount_cents: 100,
        amount_currency: 'USD',
        frequency: 'once',
        expiration: 'no_expiration',
      }
      await made(call, '/coupons', 'coupon', { ...coupon, code: 'again' })
      await made(call, '/coupons', 'coupon', { ...coupon, code: 'once', reusable: false })
      const apply = (code: string) =>
        call('POST', '/applied_coupons', {
          applied_coupon: { external_customer_id: 'c1', coupon_code: code },
        })
      for (const code of ['again', 'again', 'once']) expect((await apply(code)).status).toBe(200)
      expect((await apply('once')).body).toEqual(refusal({ coupon: ['coupon_is_not_reusable'] }))
      expect((await apply('nobody')).body).toEqual(missing('coupon'))
      expect(sandbox.counts().effects.couponsApplied).toBe(3)
    }))

  it('asks for payment again, once an invoice is overdue', () => {
    const clock = { now: Date.parse('2026-06-01T12:00:00Z') }
    return withSandbox({ now: () => clock.now }, async ({ call, sandbox }) => {
      const { lago_id: id } = await invoiced(call)
      const ask = () =>
        call('POST', '/payment_requests', {
          payment_request: { external_customer_id: 'c1', email: 'a@b.co', lago_invoice_ids: [id] },
        })
      expect((await ask()).body).toEqual(stateRefusal('invoices_not_overdue'))
      clock.now += 2 * 86_400_000
      expect([(await ask()).status, (await ask()).status]).toEqual([200, 200])
      expect(sandbox.counts().effects.paymentRequestsCreated).toBe(2)
    })
  })
})

describe('what a state forbids', () => {
  it('voids an invoice once, and a credit note once', () =>
    withSandbox({}, async ({ call }) => {
      const invoice = await invoiced(call)
      const items = [{ fee_id: feeOf(invoice), amount_cents: 5000 }]
      const note = await made(call, '/credit_notes', 'credit_note', {
        invoice_id: invoice.lago_id,
        credit_amount_cents: 5000,
        items,
      })
      expect((await call('PUT', `/credit_notes/${note.lago_id}/void`)).status).toBe(200)
      expect((await call('PUT', `/credit_notes/${note.lago_id}/void`)).body).toEqual(
        stateRefusal('no_voidable_amount'),
      )
      expect((await call('POST', `/invoices/${invoice.lago_id}/void`)).status).toBe(200)
      expect((await call('POST', `/invoices/${invoice.lago_id}/void`)).body).toEqual(
        stateRefusal('not_voidable'),
      )
      expect((await call('DELETE', `/fees/${feeOf(invoice)}`)).body).toEqual(stateRefusal('invoiced_fee'))
    }))
})

describe('parents that are missing', () => {
  it.each([
    ['/invoices', { invoice: oneOff }, 'customer'],
    ['/applied_coupons', { applied_coupon: { external_customer_id: 'x', coupon_code: 'x' } }, 'customer'],
    ['/customers/x/wallets', { wallet: { rate_amount: '1', currency: 'USD' } }, 'customer'],
    ['/payments', { payment: { invoice_id: 'x', amount_cents: 1, reference: 'r' } }, 'invoice'],
    ['/credit_notes', { credit_note: { invoice_id: 'x', items: [] } }, 'invoice'],
    ['/plans/x/charges', { charge: { charge_model: 'standard' } }, 'plan'],
    ['/subscriptions/x/alerts', { alert: { code: 'a' } }, 'subscription'],
  ])('POST %s answers 404', (path, body, name) =>
    withSandbox({}, async ({ call }) => {
      expect((await call('POST', path, body)).body).toEqual(missing(name))
    }),
  )
})

describe('a server without a licence', () => {
  it('refuses payments, credit notes, payment requests, previews and plan overrides', () =>
    withSandbox(noLicence, async ({ call }) => {
      const { lago_id: id } = await invoiced(call)
      const overrides = {
        external_customer_id: 'c1',
        external_id: 's',
        plan_code: 'free',
        plan_overrides: { name: 'x' },
      }
      for (const [path, body] of [
        ['/payments', { payment: { invoice_id: id, amount_cents: 1, reference: 'r' } }],
        ['/credit_notes', { credit_note: { invoice_id: id, items: [] } }],
        ['/payment_requests', { payment_request: { external_customer_id: 'c1', lago_invoice_ids: [id] } }],
        ['/invoices/preview', { plan_code: 'free' }],
        ['/subscriptions', { subscription: overrides }],
      ] as const)
        expect([path, (await call('POST', path, body)).body]).toEqual([path, unlicensed])
    }))
})

describe('links to pay', () => {
  it('exist only for customers with a payment provider', () =>
    withSandbox({}, async ({ call }) => {
      const { lago_id: id } = await invoiced(call)
      const none = refusal({ base: ['no_linked_payment_provider'] })
      expect((await call('POST', '/customers/c1/checkout_url')).body).toEqual(none)
      expect((await call('POST', `/invoices/${id}/payment_url`)).body).toEqual(none)
      await made(call, '/customers', 'customer', {
        external_id: 'c1',
        billing_configuration: { payment_provider: 'stripe' },
      })
      expect((await call('POST', '/customers/c1/checkout_url')).status).toBe(200)
    }))
})
