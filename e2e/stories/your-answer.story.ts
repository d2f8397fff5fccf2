import { createCredential, createDestination } from '@ferry/contract'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { activate, countOf } from '../stack/destination-page.ts'
import { callLago } from '../stack/lago.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'

/** Credits of each record, by which the witness tells them apart. */
const credits = ['11.0', '12.0', '13.0', '14.0']

test('S25, S29 whose answer was lost, a top-up waits for a person, who sees what each answer does', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const lago = <Answer>(method: string, path: string, body?: unknown) =>
    callLago<Answer>(sandbox, method, path, body)
  await lago('POST', '/customers', { customer: { external_id: 'payer', currency: 'EUR' } })
  const { wallet } = await lago<{ wallet: { lago_id: string } }>('POST', '/wallets', {
    wallet: { external_customer_id: 'payer', rate_amount: '1', currency: 'EUR' },
  })
  /** How often the wallet got the credits of a record, as Lago lists it. */
  const times = async (index: number) => {
    const listed = await lago<{ wallet_transactions: { credit_amount: string }[] }>(
      'GET',
      `/wallets/${wallet.lago_id}/wallet_transactions?per_page=100`,
    )
    return listed.wallet_transactions.filter(
      ({ credit_amount }) => Number(credit_amount) === Number(credits[index]),
    ).length
  }
  // Record 1 and 3 took effect, record 2 and 4 did not; Ferry hears nothing of any of them.
  for (const [index, amount] of credits.entries())
    sandbox.faults.add({
      kind: index % 2 === 0 ? 'drop_after' : 'drop_before',
      match: { path: '/wallet_transactions', bodyIncludes: amount },
    })
  const file = credits.map((amount) => JSON.stringify({ wallet: wallet.lago_id, credits: amount })).join('\n')
  const nexsetId = await uploadNexset(ferry, 'Credits', 'credits.ndjson', file)
  const credential = await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  const { id } = await callFerry(ferry, createDestination, {
    body: {
      name: 'Credits',
      nexsetId,
      credentialId: credential.id,
      config: {
        mode: 'template',
        operation: 'createWalletTransaction',
        mapping: { wallet_id: { attribute: 'wallet' }, granted_credits: { attribute: 'credits' } },
        // With its reference Ferry would find by itself what arrived.
        options: { ferry_ref: false },
        excludeAttributes: [],
        batching: null,
        responseWebhook: false,
        delivery: {},
      },
    },
  })
  await page.goto(`${ferry.url}/destinations/${id}`)
  await activate(page)
  const questions = page.getByRole('region', { name: 'Your answer is needed' })
  const answer = async (record: number, said: string) => {
    await questions.getByRole('button', { name: `Answer: record ${record}` }).click()
    const panel = page.getByRole('dialog', { name: `Did record ${record} arrive?` })
    await panel.getByRole('button', { name: said }).click()
  }

  await test.step('each waits, once; Lago was asked once for each', async () => {
    await expect(countOf(page, 'Checking')).toHaveText('4', { timeout: 90_000 })
    await expect(questions.getByRole('listitem')).toHaveCount(4)
    expect(await Promise.all(credits.map((_, index) => times(index)))).toEqual([1, 0, 1, 0])
    await expectAccessible(page)
  })
  await test.step('the question shows record, request, time, look-up and risk', async () => {
    await page.getByRole('button', { name: '4 Checking: show them' }).click()
    await expect(page.getByRole('heading', { name: 'Your answer is needed' })).toBeFocused()
    await questions.getByRole('button', { name: 'Answer: record 1' }).click()
    const panel = page.getByRole('dialog', { name: 'Did record 1 arrive?' })
    await expect(panel.getByText('If it is sent again')).toBeVisible()
    await expect(panel.getByText(/charged or granted twice/)).toBeVisible()
    await expect(panel.getByText(/^Sent on/)).toContainText('/wallet_transactions')
    await expect(panel.getByText(/^Looked up/)).toBeVisible()
    await expect(panel.getByRole('region', { name: 'Body sent' })).toContainText('granted_credits')
    await expectAccessible(page)
    await panel.getByRole('tab', { name: 'Record' }).click()
    await expect(panel.getByRole('region', { name: 'Record' })).toContainText('11.0')
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
  })
  await test.step('“It arrived” counts it as delivered and sends nothing', async () => {
    await answer(1, 'It arrived')
    const dialog = page.getByRole('dialog', { name: 'Count this record as delivered?' })
    await expect(dialog.getByText('What it does to the bill')).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'It arrived' }).click()
    await expect(countOf(page, 'Delivered')).toHaveText('1')
    await expect(countOf(page, 'Checking')).toHaveText('3')
    expect(await times(0)).toBe(1)
  })
  await test.step('“It did not, send it” sends it once, and only after the effect was agreed to', async () => {
    await answer(2, 'It did not, send it')
    const dialog = page.getByRole('dialog', { name: 'Send this record once more?' })
    await expect(dialog.getByText(/charged or granted twice/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Send it' }).click()
    await expect(dialog.getByText('This needs your agreement first.')).toBeVisible()
    await expectAccessible(page)
    // Escape closes the dialog and leaves the question open.
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    const panel = page.getByRole('dialog', { name: 'Did record 2 arrive?' })
    await expect(panel).toBeVisible()
    expect(await times(1)).toBe(0)
    await panel.getByRole('button', { name: 'It did not, send it' }).click()
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('textbox', { name: /^Why/ }).fill('Not in the list of Lago')
    await dialog.getByRole('button', { name: 'Send it' }).click()
    await expect(countOf(page, 'Delivered')).toHaveText('2')
    expect(await times(1)).toBe(1)
  })
  await test.step('“Leave it” sends nothing, counts it as left out, and can be taken back', async () => {
    await answer(3, 'Leave it')
    await page
      .getByRole('dialog', { name: 'Leave this record?' })
      .getByRole('button', { name: 'Leave it' })
      .click()
    await expect(countOf(page, 'Left out')).toHaveText('1')
    await page.getByRole('button', { name: '1 Left out: show them' }).click()
    const panel = page.getByRole('dialog', { name: 'Left out' })
    await expect(panel.getByRole('button', { name: 'Take back: record 3' })).toBeVisible()
    await expectAccessible(page)
    await panel.getByRole('button', { name: 'Take back: record 3' }).click()
    await expect(panel.getByText('No record was left without an answer.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(countOf(page, 'Left out')).toHaveText('0')
    await expect(countOf(page, 'Checking')).toHaveText('2')
  })
  await test.step('one answer for all that are left', async () => {
    await questions.getByRole('button', { name: 'Answer for all' }).click()
    await page
      .getByRole('dialog', { name: 'Did they arrive?' })
      .getByRole('button', { name: 'Leave it' })
      .click()
    await page
      .getByRole('dialog', { name: 'Leave all of them?' })
      .getByRole('button', { name: 'Leave it' })
      .click()
    await expect(countOf(page, 'Left out')).toHaveText('2')
    await expect(questions).toBeHidden()
  })
  await test.step('what people did is listed, and the witness has each record as often as it was agreed', async () => {
    const acts = page.getByRole('list', { name: 'What people did' })
    await expect(acts.getByText('Not in the list of Lago')).toBeVisible()
    await expect(acts.getByText('Answered: it arrived')).toBeVisible()
    await expect(acts.getByText('Activated')).toBeVisible()
    expect(await Promise.all(credits.map((_, index) => times(index)))).toEqual([1, 1, 1, 0])
    expect(sandbox.counts().effects.walletTransactionsCreated).toBe(3)
  })
})
