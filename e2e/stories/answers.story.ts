import { createCredential, createDestination } from '@ferry/contract'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { activate, countOf } from '../stack/destination-page.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'
import { usageDestination, usageFile } from '../stack/usage.ts'
import { writesAt } from '../stack/witness.ts'

test('S19 what Lago answers to each call becomes a record of a Nexset of its own', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const nexsetId = await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(250))
  const credential = await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  const destination = usageDestination('Usage to Lago', nexsetId, credential.id)
  const { id } = await callFerry(ferry, createDestination, {
    body: { ...destination, config: { ...destination.config, responseWebhook: true } },
  })
  await page.goto(`${ferry.url}/destinations/${id}`)
  await activate(page)
  await expect(countOf(page, 'Delivered')).toHaveText('250', { timeout: 60_000 })

  await page.getByRole('link', { name: 'Request responses from: Usage to Lago' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Request responses from: Usage to Lago' }),
  ).toBeVisible()
  const calls = writesAt(sandbox).length
  expect(calls).toBe(3)
  await expect(page.getByText(`Records 1–${calls} of ${calls}`)).toBeVisible()
  await page.getByRole('button', { name: 'JSON of record 1', exact: true }).click()
  await expect(page.getByText('"api_calls"').first()).toBeVisible()
  await expectAccessible(page)

  await test.step('it can be sent on like any other', async () => {
    await page.getByRole('link', { name: 'Send to Destination' }).click()
    await expect(
      page.getByRole('heading', { level: 1, name: 'Send Request responses from: Usage to Lago' }),
    ).toBeVisible()
  })
})
