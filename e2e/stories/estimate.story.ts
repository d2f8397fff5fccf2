import { createCredential } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { callFerry, uploadNexset } from '../stack/api.ts'
import type { Ferry } from '../stack/ferry.ts'
import { callLago } from '../stack/lago.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'
import { answerOf, goAdvanced, openConfigure, samplePanel, showPanel } from '../stack/wizard.ts'

/** The Test panel of a call in Advanced that sends each record as it is. */
const openCall = async (page: Page, ferry: Ferry, record: object, path: string, rootKey: string) => {
  const name = `Records for ${path}`
  await uploadNexset(ferry, name, 'records.ndjson', JSON.stringify(record))
  await openConfigure(page, name, 'Witness')
  await goAdvanced(page)
  await page.getByRole('checkbox', { name: 'Would you like to batch your records together?' }).uncheck()
  await page.getByRole('textbox', { name: 'URL' }).fill(path)
  await page.getByRole('textbox', { name: 'Root key' }).fill(rootKey)
  await showPanel(page, 'Test')
}

test('S25 Estimate says what a subscription, an event or a credit note would come to, and writes nothing', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const post = <Answer>(path: string, body: unknown) => callLago<Answer>(sandbox, 'POST', path, body)
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  const { billable_metric: metric } = await post<{ billable_metric: { lago_id: string } }>(
    '/billable_metrics',
    { billable_metric: { name: 'Seats', code: 'seats', aggregation_type: 'count_agg' } },
  )
  await post('/plans', {
    plan: {
      name: 'Gold',
      code: 'gold',
      interval: 'monthly',
      amount_cents: 4900,
      amount_currency: 'EUR',
      pay_in_advance: true,
      charges: [
        {
          billable_metric_id: metric.lago_id,
          charge_model: 'standard',
          pay_in_advance: true,
          properties: { amount: '3' },
        },
      ],
    },
  })
  await post('/customers', { customer: { external_id: 'acme', name: 'Acme', currency: 'EUR' } })
  const estimate = () => samplePanel(page).getByRole('button', { name: 'Estimate', exact: true }).click()
  const said = (text: string | RegExp) => samplePanel(page).getByRole('status').getByText(text).first()

  await test.step('a subscription: its first invoice', async () => {
    const subscription = { external_customer_id: 'acme', plan_code: 'gold', external_id: 'acme-gold' }
    await openCall(page, ferry, subscription, '/subscriptions', 'subscription')
    await estimate()
    await expect(said(/The first invoice would come to 49\.00 EUR\. Nothing was written\./)).toBeVisible()
    await expectAccessible(page)
    expect(sandbox.counts().organizations[0]).toMatchObject({ subscriptions: 0 })
  })
  await test.step('an event that is paid in advance: its fee', async () => {
    await post('/subscriptions', {
      subscription: { external_customer_id: 'acme', plan_code: 'gold', external_id: 'acme-gold' },
    })
    const event = {
      transaction_id: 'seat-1',
      external_subscription_id: 'acme-gold',
      code: 'seats',
      timestamp: 1_700_000_000,
    }
    await openCall(page, ferry, event, '/events', 'event')
    await estimate()
    await expect(said(/3\.00 EUR/)).toBeVisible()
    expect(sandbox.events()).toEqual([])
  })
  await test.step('once it is sent, Lago is asked whether it is billed', async () => {
    await samplePanel(page).getByRole('button', { name: 'Send Test Data' }).click()
    await expect(answerOf(page).getByText('200 OK')).toBeVisible()
    await answerOf(page).getByRole('tab', { name: 'What it means' }).click()
    await expect(answerOf(page).getByText('1 event accepted. Metric seats.')).toBeVisible()
    await expect(answerOf(page).getByText('Billable.', { exact: true })).toBeVisible()
  })
  await test.step('a credit note: what it may come to', async () => {
    await post('/add_ons', {
      add_on: { name: 'Set-up', code: 'setup', amount_cents: 20_000, amount_currency: 'EUR' },
    })
    const { invoice } = await post<{ invoice: { lago_id: string; fees: { lago_id: string }[] } }>(
      '/invoices',
      {
        invoice: {
          external_customer_id: 'acme',
          currency: 'EUR',
          fees: [{ add_on_code: 'setup', units: 1 }],
        },
      },
    )
    const items = [{ fee_id: invoice.fees[0]?.lago_id, amount_cents: 5000 }]
    await openCall(page, ferry, { invoice_id: invoice.lago_id, items }, '/credit_notes', 'credit_note')
    await estimate()
    await expect(said(/The credit note would come to [\d.]+ EUR\. Nothing was written\./)).toBeVisible()
  })
})
