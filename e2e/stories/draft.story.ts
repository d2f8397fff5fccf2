import { randomUUID } from 'node:crypto'
import { getDestination, keepDraft, listDestinations } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { configureUsage } from '../stack/configure-usage.ts'
import { batchSize, draftsOf, keptAfter, keptAtConfigure } from '../stack/draft.ts'
import { expect, expectAccessible, test } from '../stack/story.ts'
import { saveUsageDestination } from '../stack/usage.ts'
import { finish, samplePanel } from '../stack/wizard.ts'

/** Collects what a page asks the server for, query left out. */
const askedOf = (page: Page): string[] => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  return asked
}

test('S03 reload, Back and a link show the half-done setup as it was', async ({
  signedIn: page,
  ferry,
  sandbox,
  context,
}) => {
  await configureUsage(page, ferry, sandbox.url)
  await batchSize(page).fill('42')
  await keptAfter(ferry, 0)

  await test.step('a reload keeps step and settings', async () => {
    await keptAtConfigure(ferry)
    await page.reload()
    await expect(batchSize(page)).toHaveValue('42')
  })
  await test.step('Back leads one step back, and forward again', async () => {
    await page.goBack()
    await expect(page).toHaveURL(/\/credential\?/)
    await expect(page.getByRole('radio', { name: 'Witness' })).toBeChecked()
    await page.goForward()
    await expect(batchSize(page)).toHaveValue('42')
  })
  await test.step('the link, opened elsewhere, shows the same', async () => {
    const other = await context.newPage()
    const asked = askedOf(other)
    await other.goto(page.url())
    await expect(batchSize(other)).toHaveValue('42')
    await expect(samplePanel(other).getByText('1 request · 5 records')).toBeVisible()
    const [draft] = await draftsOf(ferry)
    for (const path of ['/credentials', `/nexsets/${draft?.nexset.id}`, `/drafts/${draft?.id}`])
      expect(
        asked.filter((one) => one === `GET /api/v1${path}`),
        `${path} is asked for once`,
      ).toHaveLength(1)
    await other.close()
  })
  await test.step('a link to a step whose choices are missing leads to the first open one', async () => {
    const other = await context.newPage()
    await other.goto(page.url().replace(/draft=.*/, 'draft=5a4db0c5-0000-4000-8000-0000000000aa'))
    await expect(other).toHaveURL(/\/connector\?/)
    await expect(other.getByText('The draft of this link is no longer there')).toBeVisible()
    await expectAccessible(other)
    await other.close()
  })
  await test.step('once it is Done, the draft is gone', async () => {
    await finish(page)
    await expect.poll(() => draftsOf(ferry)).toEqual([])
  })
})

test('S01 leaving asks once; the Nexset offers to go on, and to discard with a way back', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await configureUsage(page, ferry, sandbox.url)
  await batchSize(page).fill('7')
  const destinations = page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Destinations' })
  const question = page.getByRole('dialog', { name: 'Leave this setup?' })

  await test.step('Stay stays; Keep draft and leave leaves, without a second question', async () => {
    await destinations.click()
    await expect(question).toBeVisible()
    await expectAccessible(page)
    await question.getByRole('button', { name: 'Stay' }).click()
    await expect(batchSize(page)).toHaveValue('7')
    await destinations.click()
    await question.getByRole('button', { name: 'Keep draft and leave' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Destinations' })).toBeVisible()
    await expect(question).toBeHidden()
  })
  const offers = page.getByRole('list', { name: 'Half-done setups' })
  await test.step('list and Nexset offer it; discarding can be undone', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Nexsets' }).click()
    await expect(offers.getByRole('link', { name: 'Go on with Usage → Witness' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Usage', exact: true }).click()
    await offers.getByRole('button', { name: 'Discard Usage → Witness' }).click()
    await expect(offers).toBeHidden()
    await page.getByRole('button', { name: 'Undo' }).click()
    await offers.getByRole('link', { name: 'Go on with Usage → Witness' }).click()
    await expect(batchSize(page)).toHaveValue('7')
  })
  await test.step('without a change it is left without a question', async () => {
    await destinations.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Destinations' })).toBeVisible()
  })
  const { items } = await callFerry(ferry, listDestinations, { querystring: {} })
  expect(items).toEqual([])
  expect(sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([])
})

test('S27 a half-done edit is kept, offered at its destination, and changes nothing before Done', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const { id } = await saveUsageDestination(ferry, sandbox.url, 'Usage to Lago')
  const saved = async () => {
    const { config } = await callFerry(ferry, getDestination, { params: { id } })
    return config.batching?.size
  }
  const before = await saved()
  const edit = `${ferry.url}/destinations/${id}/edit`
  await page.goto(edit)
  const resumed = page.getByText('You go on with a half-done edit')
  await expect(batchSize(page)).toBeVisible()
  await expect(resumed).toBeHidden()

  await test.step('leaving keeps it, and the destination offers to go on', async () => {
    await batchSize(page).fill('42')
    await page.getByRole('link', { name: 'Destinations' }).first().click()
    const question = page.getByRole('dialog', { name: 'Leave without saving?' })
    await question.getByRole('button', { name: 'Keep draft and leave' }).click()
    await page.getByRole('link', { name: 'Usage to Lago' }).click()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Go on editing Usage to Lago' }).click()
    await expect(batchSize(page)).toHaveValue('42')
    await expect(resumed).toBeVisible()
    await expectAccessible(page)
    expect(await saved()).toBe(before)
  })
  await test.step('discarding shows what is saved', async () => {
    await page.getByRole('button', { name: 'Discard these changes' }).click()
    await expect(resumed).toBeHidden()
    await expect(batchSize(page)).toHaveValue(String(before))
    await expect.poll(() => draftsOf(ferry)).toEqual([])
  })
  await test.step('a reload in the middle loses nothing; Done saves and ends the draft', async () => {
    await batchSize(page).fill('43')
    await keptAfter(ferry, 0)
    await page.reload()
    await expect(batchSize(page)).toHaveValue('43')
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page).toHaveURL(new RegExp(`/destinations/${id}$`))
    expect(await saved()).toBe(43)
    await expect.poll(() => draftsOf(ferry)).toEqual([])
  })
})

test('S01 many half-done setups leave the Nexsets in sight, and all are shown on request', async ({
  signedIn: page,
  ferry,
}) => {
  const nexsetId = await uploadNexset(ferry, 'API usage', 'usage.ndjson', '{"id":1}')
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five'])
    await callFerry(ferry, keepDraft, {
      params: { id: randomUUID() },
      body: { nexsetId, name, step: 'credential', form: {}, version: 0 },
    })
  await page.reload()
  const offers = page.getByRole('list', { name: 'Half-done setups' }).getByRole('link')
  await expect(offers).toHaveText(['Go on with Five', 'Go on with Four', 'Go on with Three'])
  await page.getByRole('button', { name: 'Show all 5 half-done setups' }).click()
  await expect(offers).toHaveCount(5)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Show fewer' }).click()
  await expect(offers).toHaveCount(3)
})
