import { createCredential, getDestination } from '@ferry/contract'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'
import { usageFile } from '../stack/usage.ts'
import {
  choose,
  finish,
  openConfigure,
  openRequest,
  pasteText,
  rawBody,
  requestLines,
  samplePanel,
} from '../stack/wizard.ts'

test('S07–S19 Advanced carries over and back, explains the call, and takes every setting', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(240))
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  await openConfigure(page, 'Usage', 'Witness')
  const template = page.getByRole('tab', { name: 'Template' })
  const advanced = page.getByRole('tab', { name: 'Advanced' })
  const url = page.getByRole('textbox', { name: 'URL' })
  const question = page.getByRole('dialog')

  await test.step('S16–S18 the batches of the sample, and why each was closed', async () => {
    await expect(
      page.getByText(
        /240 sample records → 3 requests: 100 · 100 · 40\. Requests 1–2 closed because they were full\. .*will grow/,
      ),
    ).toBeVisible()
    await page.getByRole('textbox', { name: 'Batch Size' }).fill('101')
    await expect(page.getByText(/at most 100 events/).first()).toBeVisible()
    await page.getByRole('textbox', { name: 'Batch Size' }).fill('100')
    await page.getByRole('textbox', { name: 'Max wait' }).fill('30')
  })
  await test.step('S13, S14 excluding what Lago demands is an error at once', async () => {
    await choose(page, page.getByRole('combobox', { name: 'Exclude Attributes' }), /^subscription/)
    await page.keyboard.press('Escape')
    await expect(
      page.getByText('external_subscription_id takes its value from subscription, which is excluded'),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Remove subscription' }).click()
    await expect(page.getByText('which is excluded')).toBeHidden()
  })
  await test.step('S07 what Advanced cannot say is named before it is lost', async () => {
    await advanced.click()
    await expect(question.getByText(/^transaction_id was filled from the attribute id/)).toBeVisible()
    await question.getByRole('button', { name: 'Stay in Template' }).click()
    await expect(template).toHaveAttribute('aria-selected', 'true')
    await advanced.click()
    await question.getByRole('button', { name: 'Go to Advanced' }).click()
    await expect(url).toHaveValue('/events/batch')
  })
  await test.step('S07 unchanged, nothing is lost on the way back', async () => {
    await template.click()
    await expect(page.getByRole('combobox', { name: 'transaction_id takes its value from' })).toHaveValue(
      'id',
    )
    await advanced.click()
    await question.getByRole('button', { name: 'Go to Advanced' }).click()
  })
  await test.step('S10, S11 a brace offers the attributes with their values, by keyboard', async () => {
    await expect(page.getByText('Self-Hosted').first()).toBeVisible()
    await page.getByRole('checkbox', { name: 'Would you like to batch your records together?' }).uncheck()
    await choose(page, page.getByRole('combobox', { name: 'Method' }), /^PUT/)
    await url.fill('')
    await url.pressSequentially('/subscriptions/{subs')
    const option = page.getByRole('option', { name: /^subscription/ })
    await expect(option).toContainText('"sub_2001"')
    await page.keyboard.press('Enter')
    await expect(url).toHaveValue('/subscriptions/{record.subscription}')
    await expect(page.getByText(`→ ${sandbox.baseUrl}/subscriptions/sub_2001`)).toBeVisible()
    await expect(page.getByText(/Needs the permission “subscription: write”/)).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('S10 a call Lago does not have leads to the one that was meant', async () => {
    await url.fill('/customers/{record.subscription}')
    await expect(page.getByText(/Lago has no PUT here and answers 404/)).toBeVisible()
    await page.getByRole('button', { name: 'Use POST /customers' }).click()
    await expect(page.getByRole('combobox', { name: 'Method' })).toHaveValue('POST')
    await expect(page.getByRole('textbox', { name: 'Root key' })).toHaveValue('customer')
  })
  await test.step('S12 a header takes attributes as well', async () => {
    await page.getByRole('button', { name: 'Add header' }).click()
    await page.getByRole('textbox', { name: 'Name of header 1' }).fill('X-Region')
    await page.getByRole('textbox', { name: 'Value of header 1' }).pressSequentially('{reg')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Value of header 1' })).toHaveValue('{record.region}')
  })
  await test.step('S12 a secret header is typed blind, and shown as dots', async () => {
    await page.getByRole('button', { name: 'Add header' }).click()
    await page.getByRole('textbox', { name: 'Name of header 2' }).fill('X-Token')
    await page.getByRole('button', { name: 'Secret: header 2' }).click()
    await page.getByLabel('Secret value of header 2').fill('hush-hush')
    await openRequest(page, 0)
    await page.getByRole('tab', { name: 'Headers', exact: true }).first().click()
    await expect(page.getByRole('definition').filter({ hasText: /^•{8}$/ })).toBeVisible()
    await expect(samplePanel(page)).not.toContainText('hush-hush')
    await page.getByRole('tab', { name: 'Body', exact: true }).click()
  })
  await test.step('S10 a cURL command changes the settings, and Undo changes them back', async () => {
    await url.focus()
    await pasteText(page, `curl -X PUT '${sandbox.baseUrl}/subscriptions/s1' -H 'X-Team: a' -d '{}'`)
    await expect(question.getByText('Not taken over')).toBeVisible()
    await question.getByRole('button', { name: 'Import' }).click()
    await expect(url).toHaveValue('/subscriptions/s1')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(url).toHaveValue('/customers')
  })
  await test.step('S07 going back names what a template cannot say', async () => {
    await template.click()
    await expect(
      question.getByText('The request header X-Region: a template sends none of your own.'),
    ).toBeVisible()
    await question.getByRole('button', { name: 'Stay in Advanced' }).click()
  })
  await test.step('S13, S14 attributes are found by typing, counted, and brought back', async () => {
    await url.fill('/imports')
    await page.getByRole('combobox', { name: 'Exclude Attributes' }).fill('user')
    await expect(page.getByText('No attribute has this name')).toBeVisible()
    await page.keyboard.press('Escape')
    await choose(page, page.getByRole('combobox', { name: 'Exclude Attributes' }), /^bytes/)
    await page.keyboard.press('Escape')
    await expect(page.getByText('5 of 6 in the body')).toBeVisible()
    await page.getByRole('button', { name: 'Remove bytes' }).click()
    await expect.poll(() => rawBody(page)).toContain('"bytes"')
  })
  await test.step('S19 the source of the answers is named before it is made', async () => {
    await page
      .getByRole('checkbox', {
        name: 'Would you like to process the API response as a Nexla Webhook source?',
      })
      .check()
    await expect(page.getByText('Request responses from: Usage → Witness')).toBeVisible()
  })
  await test.step('delivery is closed until it is asked for', async () => {
    await expect(page.getByRole('textbox', { name: 'Requests per second' })).toBeHidden()
    await page.getByRole('button', { name: /^Delivery/ }).click()
    await page.getByRole('textbox', { name: 'Requests per second' }).fill('10')
    await page.getByRole('textbox', { name: 'Requests in flight' }).fill('4')
    await expect(page.getByText('at most 10 requests a second, 4 in flight')).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('all of it is saved', async () => {
    await expect(requestLines(page).first()).toContainText('/api/v1/imports')
    const id = await finish(page)
    const { config, secretHeaders } = await callFerry(ferry, getDestination, { params: { id } })
    expect(secretHeaders).toEqual(['x-token'])
    expect(config).toMatchObject({
      mode: 'advanced',
      url: '/imports',
      headers: [
        { name: 'X-Region', value: '{record.region}' },
        { name: 'X-Token', value: '', secret: true },
      ],
      responseWebhook: true,
      delivery: { requestsPerSecond: 10, inFlight: 4 },
    })
  })
})
