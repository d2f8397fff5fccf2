import { readFile } from 'node:fs/promises'
import { createCredential, createNexset } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { callFerry, uploadNexset } from '../stack/api.ts'
import type { Ferry } from '../stack/ferry.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'
import { usageFile } from '../stack/usage.ts'
import { writesAt } from '../stack/witness.ts'
import { answerOf, goAdvanced, openConfigure, samplePanel, showPanel } from '../stack/wizard.ts'

const openTest = async (page: Page, ferry: Ferry, baseUrl: string, records = 3) => {
  await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(records))
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl, apiKey },
  })
  await openConfigure(page, 'Usage', 'Witness')
  await page.getByRole('textbox', { name: 'Batch Size' }).fill('1')
  await showPanel(page, 'Test')
  await expect(editorOf(page)).toBeVisible()
}

const button = (page: Page, name: string) => samplePanel(page).getByRole('button', { name, exact: true })
const send = (page: Page) => button(page, 'Send Test Data').click()
const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Payload to send' })
/** Opens another payload, whose events Lago has not seen. */
const openPayload = (page: Page, number: number) =>
  samplePanel(page)
    .getByRole('button', { name: /^POST ?\// })
    .nth(number - 1)
    .click()

test('S25 the safer levels come before a real write, and every answer is said in words with its buttons', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await openTest(page, ferry, sandbox.url, 12)
  const writes = () => sandbox.requests.filter(({ url }) => url.includes('/events/batch')).length

  await test.step('ready: the risk is named beside the button', async () => {
    await expect(
      samplePanel(page).getByText('Real write. Subscription sub_2001 will be billed.'),
    ).toBeVisible()
  })
  await test.step('Validate makes no call', async () => {
    await button(page, 'Validate').click()
    await expect(samplePanel(page).getByText('Every field is one that Lago takes.')).toBeVisible()
    expect(writesAt(sandbox)).toEqual([])
  })
  await test.step('Estimate writes nothing, and says what would not be billed', async () => {
    await button(page, 'Estimate').click()
    await expect(samplePanel(page).getByText(/no active subscription “sub_2001”/)).toBeVisible()
    expect(sandbox.events()).toEqual([])
  })
  await test.step('sending: elapsed time, the request’s name, Cancel; asking again sends nothing', async () => {
    sandbox.faults.add({ kind: 'delay', delayMs: 8000, match: { path: '/events/batch' } })
    await send(page)
    await expect(samplePanel(page).getByText(/^Sending… \d/)).toBeVisible()
    await expect(samplePanel(page).getByText(/^Request [0-9a-f]{8}$/)).toBeVisible()
    await button(page, 'Cancel').click()
    await expect(samplePanel(page).getByText('You stopped waiting')).toBeVisible()
    await expect.poll(() => sandbox.events().length).toBe(1)
    await button(page, 'Ask again').click()
    await expect(answerOf(page).getByText('200 OK')).toBeVisible()
    expect(writes()).toBe(1)
  })
  await test.step('accepted: status, time, size, body, headers, and what was sent', async () => {
    await expect(answerOf(page).getByText(/^[\d\s]+ ms · [\d.]+\s(B|KB)$/)).toBeVisible()
    const body = answerOf(page).getByRole('region', { name: 'Response body' })
    await expect(body).toContainText('story_000000')
    await answerOf(page).getByRole('textbox', { name: 'Search in the response' }).fill('transaction_id')
    await expect(answerOf(page).getByText('1 line', { exact: true })).toBeVisible()
    await answerOf(page).getByText('Raw', { exact: true }).click()
    await expect(body).toContainText('{"events":[{')
    const downloading = page.waitForEvent('download')
    await button(page, 'Download the response').click()
    expect(await readFile(await (await downloading).path(), 'utf8')).toBe(await body.textContent())
    const filter = answerOf(page).getByRole('textbox', { name: 'Filter the response' })
    await answerOf(page).getByRole('textbox', { name: 'Search in the response' }).press('Tab')
    await expect(filter).toBeFocused()
    await page.keyboard.type('.events | map(.transaction_id)')
    await expect(body).toHaveText('["story_000000"]')
    await page.keyboard.type(' | pluck()')
    await expect(answerOf(page).getByText('Character 34: there is no function “pluck”.')).toBeVisible()
    await expect(body).toContainText('{"events":[{')
    await expectAccessible(page)
    await filter.clear()
    await answerOf(page).getByRole('tab', { name: 'Headers' }).click()
    await expect(answerOf(page).getByText(/^content-type$/i)).toBeVisible()
    await answerOf(page).getByRole('tab', { name: 'Request sent' }).click()
    await expect(answerOf(page).getByText(`POST ${sandbox.baseUrl}/events/batch`)).toBeVisible()
  })
  await test.step('accepted: what it means, and whether it is billed', async () => {
    await answerOf(page).getByRole('tab', { name: 'What it means' }).click()
    await expect(answerOf(page).getByText('1 event accepted. Metric api_calls.')).toBeVisible()
    await expect(answerOf(page).getByText('Not billed.')).toBeVisible()
    await answerOf(page).getByRole('tab', { name: 'Timeline' }).click()
    await expect(answerOf(page).getByText('Pressed in this browser')).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('422, already there: the stored copy is shown, a new id is one press away', async () => {
    await send(page)
    await expect(answerOf(page).getByText('422 Already there')).toBeVisible()
    await button(page, 'Show stored copy').click()
    await expect(answerOf(page).getByText('Lago holds this very event')).toBeVisible()
    await button(page, 'Use new id').click()
    await expect(editorOf(page)).toContainText('story_000000-test-1')
    await expect(samplePanel(page).getByText('Edited', { exact: true })).toBeVisible()
    await send(page)
    await expect(answerOf(page).getByText('200 OK')).toBeVisible()
  })
  await test.step('401: which key, and what to do about it', async () => {
    await openPayload(page, 2)
    sandbox.faults.add({ kind: 'expired_key', match: { path: '/events/batch' } })
    await send(page)
    await expect(answerOf(page).getByText('401 Key refused')).toBeVisible()
    await expect(button(page, 'Replace credential')).toBeVisible()
    await button(page, 'Test connection').click()
    await expect(answerOf(page).getByText(/Organization Sandbox/)).toBeVisible()
  })
  await test.step('429: how much is left, when it resets; a test is never sent again by itself', async () => {
    sandbox.faults.add({ kind: 'rate_limit', match: { path: '/events/batch' } })
    await send(page)
    await expect(answerOf(page).getByText(/Lago is limiting this organization/)).toBeVisible()
    const before = writes()
    await expect(answerOf(page).getByText('The limit was reset: you can send again.')).toBeVisible()
    expect(writes()).toBe(before)
  })
  await test.step('a broken connection: a look-up may say that it arrived', async () => {
    sandbox.faults.add({ kind: 'drop_after', match: { path: '/events/batch' } })
    await send(page)
    await expect(answerOf(page).getByText('The event may have been stored.')).toBeVisible()
    await expect(button(page, 'Send again, with the same id and timestamp')).toBeVisible()
    await button(page, 'Check in Lago').click()
    await expect(answerOf(page).getByText('It arrived: Lago holds this very event.')).toBeVisible()
  })
  await test.step('no answer in 10 s: a look-up never says that it did not arrive', async () => {
    await openPayload(page, 3)
    sandbox.faults.add({ kind: 'hang_before', match: { path: '/events/batch' } })
    await send(page)
    await expect(
      answerOf(page).getByText(/No answer in 10 s\. The event may have been stored\./),
    ).toBeVisible()
    await button(page, 'Check in Lago').click()
    await expect(answerOf(page).getByText(/does not prove that it is absent/)).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('the last tests are kept, and open again', async () => {
    const history = samplePanel(page).getByRole('list', { name: 'Last tests' })
    await expect(history.getByRole('button')).toHaveCount(7)
    await page.reload()
    await showPanel(page, 'Test')
    await history.getByRole('button', { name: /401 Key refused/ }).click()
    await expect(answerOf(page).getByText(/Lago refused the API key/)).toBeVisible()
  })
})

test('S25 a reload in the middle of a test keeps the question, and the test is sent once', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await openTest(page, ferry, sandbox.url)
  sandbox.faults.add({ kind: 'delay', delayMs: 3000, match: { path: '/events/batch' } })
  await send(page)
  await expect(samplePanel(page).getByText(/^Sending…/)).toBeVisible()
  await page.reload()
  await showPanel(page, 'Test')
  await expect(samplePanel(page).getByText('A test was under way when this page was left')).toBeVisible()
  await expect.poll(() => sandbox.events().length).toBe(1)
  await button(page, 'Ask for its answer').click()
  await expect(answerOf(page).getByText('200 OK')).toBeVisible()
  expect(writesAt(sandbox)).toHaveLength(1)
})

test('S25 a wrong path says what was meant; what deletes asks first', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await openTest(page, ferry, sandbox.url)
  await goAdvanced(page)
  await page.getByRole('checkbox', { name: 'Would you like to batch your records together?' }).uncheck()
  await page.getByRole('textbox', { name: 'URL' }).fill('/customer')
  await send(page)
  await page.getByRole('dialog').getByRole('button', { name: 'I understand, send it' }).click()
  await expect(answerOf(page).getByText('404 Not found')).toBeVisible()
  await expect(answerOf(page).getByText('/api/v1/customers')).toBeVisible()
})

test('S25 two tabs send a call that repeats its effect once', async ({
  signedIn: page,
  context,
  ferry,
  sandbox,
}) => {
  const openMoneyCall = async (tab: Page) => {
    await goAdvanced(tab)
    await tab.getByRole('checkbox', { name: 'Would you like to batch your records together?' }).uncheck()
    await tab.getByRole('textbox', { name: 'URL' }).fill('/unheard_of')
    await send(tab)
    await expect(tab.getByRole('dialog').getByText(/takes effect each time it is sent/)).toBeVisible()
    await tab.getByRole('dialog').getByRole('button', { name: 'I understand, send it' }).click()
  }
  sandbox.faults.add({ kind: 'drop_after', match: { path: '/unheard_of' } })
  await openTest(page, ferry, sandbox.url)
  await openMoneyCall(page)
  await expect(answerOf(page).getByText('The change may have been stored.')).toBeVisible()
  const other = await context.newPage()
  await other.goto(`${ferry.url}/nexsets`)
  await openConfigure(other, 'Usage', 'Witness')
  await showPanel(other, 'Test')
  await openMoneyCall(other)
  await expect(samplePanel(other).getByText(/sent before, as a test, and may have arrived/)).toBeVisible()
  expect(sandbox.requests.filter(({ url }) => url.includes('/unheard_of'))).toHaveLength(1)
})

test('S25 a private address is blocked, and says who can allow it', async ({ signedIn: page, ferry }) => {
  await openTest(page, ferry, 'http://10.0.0.5')
  await send(page)
  await expect(answerOf(page).getByText('Address blocked')).toBeVisible()
  await expect(
    answerOf(page).getByText('10.0.0.5 is a private address. An admin can allow this host'),
  ).toBeVisible()
})

test('S20, S25 a Nexset without records can be tried with pasted and generated ones', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await callFerry(ferry, createNexset, { body: { name: 'Empty' } })
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  await openConfigure(page, 'Empty', 'Witness')
  await expect(samplePanel(page).getByText('No sample records yet.')).toBeVisible()
  await expect(samplePanel(page).getByText('Paste a record or generate one from the schema.')).toBeVisible()
  await button(page, 'Generate').click()
  await expect(samplePanel(page).getByText('5 generated records')).toBeVisible()
  await button(page, 'Back to the Nexset').click()
  await button(page, 'Paste').click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Records as JSON' }).fill('{"id": "a"\n"b": 1}')
  await page.getByRole('dialog').getByRole('button', { name: 'Use these records' }).click()
  await expect(page.getByRole('dialog').getByText(/line 2/i)).toBeVisible()
})
