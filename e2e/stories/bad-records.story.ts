import { createCredential, createDestination } from '@ferry/contract'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { activate, countOf, countsOf } from '../stack/destination-page.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { usageDestination, usageRecord } from '../stack/usage.ts'

const total = 1000
/** In the middle of different batches: Lago cannot evaluate the first two, Ferry can send the others to nobody. */
const refusedByLago = [150, 777]
const stoppedByPlan = [250, 251, 999]

const recordAt = (index: number) => {
  const record = JSON.parse(usageRecord(index)) as Record<string, unknown>
  if (refusedByLago.includes(index)) return JSON.stringify({ ...record, event: 'fault_expression' })
  if (index === 999) return JSON.stringify({ ...record, at: 'yesterday' })
  return stoppedByPlan.includes(index)
    ? JSON.stringify({ ...record, subscription: null })
    : usageRecord(index)
}

test('S29, S30 what Lago or Ferry refuses is set aside with the reason; all others arrive', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const file = Array.from({ length: total }, (_, index) => recordAt(index)).join('\n')
  const nexsetId = await uploadNexset(ferry, 'Mixed', 'mixed.ndjson', file)
  const credential = await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  const { id } = await callFerry(ferry, createDestination, {
    body: usageDestination('Mixed', nexsetId, credential.id),
  })
  await page.goto(`${ferry.url}/destinations/${id}`)
  await activate(page)

  const bad = refusedByLago.length + stoppedByPlan.length
  await expect(countOf(page, 'Delivered')).toHaveText(String(total - bad), { timeout: 60_000 })
  await expect(countOf(page, 'Needs attention')).toHaveText(String(bad))

  await test.step('the numbers on the page add up', async () => {
    const { Received, ...parts } = await countsOf(page)
    expect(Received).toBe(total)
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total)
  })
  await test.step('each reason is told once, with Lago’s own words and its records', async () => {
    const attention = page.getByRole('region', { name: 'Needs attention' })
    const panel = page.getByRole('dialog', { name: 'Needs attention' })
    await attention.getByRole('button', { name: /^Open 2\srecords: .*expression/i }).click()
    await expect(panel.getByText(/Lago answered 422/)).toBeVisible()
    await expect(panel.getByRole('button', { name: /^Record 151/ })).toContainText('fault_expression')
    await expect(panel.getByRole('button', { name: /^Record 778/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(attention.getByRole('button', { name: /^Open/ })).toHaveCount(3)
    await attention.getByRole('button', { name: /^Open 1\srecord: / }).click()
    await expect(panel.getByText(/stopped before sending/)).toBeVisible()
    await expect(panel.getByRole('button', { name: /^Record 1\s000/ })).toContainText('yesterday')
  })
  await test.step('Lago holds all the others, once each', async () => {
    const ids = new Set(sandbox.events().map(({ transactionId }) => transactionId))
    const expected = Array.from({ length: total }, (_, index) => index)
      .filter((index) => !refusedByLago.includes(index) && !stoppedByPlan.includes(index))
      .map((index) => `story_${String(index).padStart(6, '0')}`)
    expect(ids).toEqual(new Set(expected))
    expect(sandbox.events()).toHaveLength(expected.length)
  })
})
