import { expect } from 'vitest'
import type { SandboxClient } from './with-sandbox.ts'
import { invoiced, made, oneOff } from './world.ts'

type Call = SandboxClient['call']

/** Noon of the day the first of `threeInvoices` is issued. */
export const START = Date.parse('2026-06-01T12:00:00Z')
export const DAY = 86_400_000

/** Three invoices on three days: the first is paid in part and overdue, the second paid, the third voided. */
export const threeInvoices = async (call: Call, clock: { now: number }) => {
  const first = await invoiced(call)
  const pay = (id: string, amount: number) =>
    made(call, '/payments', 'payment', { invoice_id: id, amount_cents: amount, reference: 'r' })
  await pay(first.lago_id, 4000)
  clock.now += DAY
  await made(call, '/customers', 'customer', { external_id: 'c2', name: 'Second' })
  const second = await made(call, '/invoices', 'invoice', {
    ...oneOff,
    external_customer_id: 'c2',
    fees: [{ add_on_code: 'setup', unit_amount_cents: 500 }],
  })
  await pay(second.lago_id, 500)
  clock.now += DAY
  const third = await made(call, '/invoices', 'invoice', { ...oneOff, external_customer_id: 'c2' })
  await call('POST', `/invoices/${third.lago_id}/void`)
  await call('POST', '/__sandbox/objects', {
    kind: 'invoice',
    lago_id: third.lago_id,
    fields: { self_billed: true },
  })
  await call('PUT', `/invoices/${second.lago_id}`, {
    invoice: { metadata: [{ key: 'order', value: '12' }] },
  })
  return [first, second, third].map((invoice) => invoice.lago_id)
}

/** Which objects of a list a query answers, told by `nameOf`. */
export const listed = async (call: Call, path: string, nameOf: (row: Record<string, unknown>) => unknown) => {
  const { status, body } = await call('GET', path)
  expect(status, path).toBe(200)
  const [rows = []] = Object.values(body as Record<string, Record<string, unknown>[]>)
  return rows.map(nameOf)
}
