import { createCredential, createDestination } from '@ferry/contract'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { activate, countOf, countsOf, statusOf } from '../stack/destination-page.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { usageDestination, usageFile } from '../stack/usage.ts'
import { openConfigure, sendTest } from '../stack/wizard.ts'

const wrongKey = '11111111-2222-4333-8444-55555555x9Q2'

test('S04 Test connection says in words that the key is refused', async ({ signedIn: page, sandbox }) => {
  await page.getByRole('link', { name: 'Credentials' }).click()
  await page.getByRole('button', { name: 'New credential' }).first().click()
  const drawer = page.getByRole('dialog', { name: 'New Lago credential' })
  await drawer.getByRole('textbox', { name: 'Name' }).fill('Mistyped')
  await drawer.getByRole('radio', { name: 'Self-Hosted' }).check()
  await drawer.getByRole('textbox', { name: 'URL' }).fill(sandbox.url)
  await drawer.getByRole('textbox', { name: 'API key' }).fill(wrongKey)
  await drawer.getByRole('button', { name: 'Test connection' }).click()
  await expect(drawer.getByText(/refused (the|this) API key/)).toBeVisible()

  await drawer.getByRole('textbox', { name: 'API key' }).fill(apiKey)
  await expect(drawer.getByText(/refused (the|this) API key/)).toBeHidden()
  await drawer.getByRole('button', { name: 'Test connection' }).click()
  await expect(drawer.getByText(/Organization Sandbox/)).toBeVisible()
})

test('S25 a test with a refused key says so, and where to go on', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(5))
  await callFerry(ferry, createCredential, {
    body: { name: 'Mistyped', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey: wrongKey },
  })
  await openConfigure(page, 'Usage', 'Mistyped')
  const answer = await sendTest(page)
  await expect(answer.getByText('401 Key refused')).toBeVisible()
  await expect(answer.getByText(/Lago refused the API key/)).toBeVisible()
  await expect(answer.getByText(/Nothing was stored/)).toBeVisible()
  await expect(answer.getByText('Key of Mistyped, ends …x9Q2.')).toBeVisible()
  await answer.getByRole('button', { name: 'Test connection' }).click()
  await expect(answer.getByText(/it refused the API key/)).toBeVisible()
  await answer.getByRole('button', { name: 'Replace credential' }).click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'New API key' })).toBeVisible()
  expect(sandbox.events()).toEqual([])
})

test('S30 a key without Write permission is told which permission is missing', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(5))
  await callFerry(ferry, createCredential, {
    body: { name: 'Read only', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  const body = '{"status":403,"error":"Forbidden","code":"write_action_not_allowed_for_event"}'
  sandbox.faults.add({ kind: 'status', status: 403, body, match: { path: '/events*' } })
  await openConfigure(page, 'Usage', 'Read only')
  const answer = await sendTest(page)
  await expect(answer.getByText('403 Not allowed')).toBeVisible()
  await expect(
    answer.getByText(/The API key needs Write permission for Events \(403\)\. Nothing was stored\./),
  ).toBeVisible()
})

test('S29 a key that is refused while delivering holds everything, and loses nothing', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const nexsetId = await uploadNexset(ferry, 'Held', 'held.ndjson', usageFile(2500))
  const credential = await callFerry(ferry, createCredential, {
    body: { name: 'Mistyped', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey: wrongKey },
  })
  const { id } = await callFerry(ferry, createDestination, {
    body: usageDestination('Held', nexsetId, credential.id),
  })
  await page.goto(`${ferry.url}/destinations/${id}`)
  await activate(page)

  await test.step('the page says what happened, that all is safe, and what to do', async () => {
    await expect(statusOf(page)).toHaveText('Held')
    const banner = page.getByRole('alert').filter({ hasText: 'Held' })
    await expect(
      banner.getByText('Held. Every record is stored safely and nothing was billed twice.'),
    ).toBeVisible()
    await expect(banner.getByText(/refused the API key/)).toBeVisible()
    const { Received, Waiting, 'In flight': inFlight = 0, ...others } = await countsOf(page)
    expect({ Received, still: (Waiting ?? 0) + inFlight }).toEqual({ Received: 2500, still: 2500 })
    expect(Object.values(others).every((count) => count === 0)).toBe(true)
    expect(sandbox.events()).toEqual([])
  })
  await test.step('with the right key it goes on by itself', async () => {
    await page.getByRole('alert').getByRole('link', { name: 'Credentials' }).click()
    await page.getByRole('button', { name: 'Actions for Mistyped' }).click()
    await page.getByRole('menuitem', { name: 'Rename or replace the key' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('textbox', { name: 'New API key' }).fill(apiKey)
    await drawer.getByRole('button', { name: 'Save' }).click()
    await expect(drawer).toBeHidden()
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Destinations' }).click()
    await page.getByRole('link', { name: 'Held', exact: true }).click()
    await expect(page.getByText('All 2 500 records arrived at Lago')).toBeVisible({ timeout: 60_000 })
    await expect(statusOf(page)).toHaveText('Active')
    await expect(countOf(page, 'Delivered')).toHaveText('2 500')
  })
  const ids = sandbox.events().map(({ transactionId }) => transactionId)
  expect(ids).toHaveLength(2500)
  expect(new Set(ids).size).toBe(2500)
  expect(sandbox.counts().repeatedTransactionIds).toEqual({})
})
