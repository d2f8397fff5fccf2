import { createCredential, createDestination, getDestination } from '@ferry/contract'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { usageDestination, usageFile } from '../stack/usage.ts'

const records = 20_000

test('S29 a server killed in the middle of a delivery loses nothing and doubles nothing', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const nexsetId = await uploadNexset(ferry, 'Crash', 'crash.ndjson', usageFile(records))
  const credential = await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  const { id } = await callFerry(ferry, createDestination, {
    body: usageDestination('Crash', nexsetId, credential.id),
  })

  await page.goto(`${ferry.url}/destinations/${id}`)
  await page.getByRole('button', { name: 'Activate' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click()

  // Two kills, each while requests are on their way.
  for (const reached of [records / 5, records / 2]) {
    await expect
      .poll(() => sandbox.events().length, { intervals: [5], timeout: 60_000 })
      .toBeGreaterThan(reached)
    await ferry.kill()
    expect(sandbox.events().length).toBeLessThan(records)
    await ferry.restart()
  }

  const progress = async () => (await callFerry(ferry, getDestination, { params: { id } })).progress
  await expect
    .poll(async () => (await progress()).waiting + (await progress()).inFlight, { timeout: 60_000 })
    .toBe(0)
  const { delivered, duplicates, total, setAside, unknown } = await progress()
  expect({ total, settled: delivered + duplicates, setAside, unknown }).toEqual({
    total: records,
    settled: records,
    setAside: 0,
    unknown: 0,
  })

  const ids = sandbox.events().map(({ transactionId }) => transactionId)
  expect(ids).toHaveLength(records)
  expect(new Set(ids).size).toBe(records)
  expect(sandbox.counts().repeatedTransactionIds).toEqual({})

  // The browser signed in before the crash; the page it comes back to tells the end of the story.
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Crash')
  await expect(page.getByText('All 20 000 records arrived at Lago')).toBeVisible()
})
