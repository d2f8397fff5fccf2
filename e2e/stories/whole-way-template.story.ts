import { getDestination } from '@ferry/contract'
import { callFerry } from '../stack/api.ts'
import { countOf, countsOf, statusOf } from '../stack/destination-page.ts'
import { expect, test } from '../stack/story.ts'
import { witnessOf } from '../stack/witness.ts'
import { choose, chooseLago, finish, rawBody, requestLines, samplePanel, sendTest } from '../stack/wizard.ts'

test('the printed link signs in one browser, once', async ({ newcomer, page, browser }) => {
  const link = newcomer.signInLink
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'Nexsets' })).toBeVisible()

  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(link)
  await expect(stranger.getByRole('heading', { name: 'This link was used already' })).toBeVisible()
  await expect(stranger.getByText('it printed a new link')).toBeVisible()
  await stranger.goto(`${newcomer.url}/nexsets`)
  await expect(stranger.getByRole('heading', { level: 1, name: 'Not signed in' })).toBeVisible()
})

test('S01–S06, S13–S16, S18, S20–S29 a newcomer delivers the example events with a template', async ({
  newcomer,
  page,
}) => {
  const witness = await witnessOf(newcomer)

  await test.step('S01 a Nexset shows its records, its attributes and samples of them', async () => {
    await page.goto(newcomer.signInLink)
    await page.getByRole('link', { name: 'API usage' }).click()
    await expect(page.getByText('Records 1–50 of 5 000')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Records' })).toContainText('evt_000001')
    await page.getByRole('tab', { name: 'Attributes' }).click()
    const attribute = page.getByRole('row').filter({ has: page.getByText('user_agent', { exact: true }) })
    await expect(attribute.getByRole('cell', { name: 'text', exact: true })).toBeVisible()
    await expect(attribute).toContainText('acme-sdk/3.1 (python 3.13)')
  })
  await test.step('S01 the + of a Nexset leads to Send to Destination', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Nexsets' }).click()
    await page.getByRole('button', { name: 'Add to API usage' }).click()
    await page.getByRole('menuitem', { name: 'Send to Destination' }).click()
  })
  await test.step('S02 Lago is found among the connectors', async () => {
    const search = page.getByRole('searchbox', { name: 'Where should the records go?' })
    await search.fill('warehouse')
    await expect(page.getByText('No connector fits “warehouse”.')).toBeVisible()
    await expect(page.getByRole('main').getByRole('button', { name: /^Lago/ })).toBeHidden()
    await search.fill('lago')
    await chooseLago(page)
  })
  await test.step('S03 a credential is chosen, then Next', async () => {
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByRole('alert').getByText('Choose a credential, or create one.')).toBeVisible()
    await page.getByRole('radio', { name: 'Lago sandbox' }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page).toHaveURL(/\/send\/configure\?/)
  })
  await test.step('S05, S06 the events template stands open, mapped by name', async () => {
    await expect(page.getByRole('tab', { name: 'Template', selected: true })).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Endpoint' })).toHaveValue(/usage events/)
    await expect(page.getByRole('combobox', { name: 'transaction_id takes its value from' })).toHaveValue(
      'id',
    )
    await expect(page.getByRole('combobox', { name: 'timestamp takes its value from' })).toHaveValue('at')
    await expect(page.getByText('4 fields mapped by a likely name.')).toBeVisible()
    await page.getByRole('button', { name: 'Accept all safe ones' }).click()
    await page.getByRole('button', { name: 'Accept the source of transaction_id' }).click()
    await expect(page.getByText('another name of it').first()).toBeVisible()
  })
  await test.step('S13, S14, S22 an attribute leaves the body, and comes back with its ✕', async () => {
    expect(await rawBody(page)).toContain('"user_agent"')
    await choose(page, page.getByRole('combobox', { name: 'Exclude Attributes' }), /^user_agent/)
    await choose(page, page.getByRole('combobox', { name: 'Exclude Attributes' }), /^path/)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Remove user_agent' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Remove path' })).toBeVisible()
    const body = samplePanel(page).getByRole('region', { name: 'Request body' })
    await expect(body).not.toContainText('user_agent')
    await page.getByRole('button', { name: 'Remove path' }).click()
    await expect(body).toContainText('"path":')
    await expect(body).not.toContainText('user_agent')
  })
  await test.step('S15, S16, S18 another batch size makes another number of requests', async () => {
    const batch = page.getByRole('checkbox', { name: 'Would you like to batch your records together?' })
    await expect(batch).toBeChecked()
    await expect(
      page.getByText('Recommended: up to 100 events in one call to /events/batch.', { exact: true }),
    ).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Grouping Algorithm' })).toHaveValue('Array under a key')
    await expect(page.getByRole('textbox', { name: 'Key', exact: true })).toHaveValue('events')
    const size = page.getByRole('textbox', { name: 'Batch Size' })
    await expect(size).toHaveValue('100')
    await expect(requestLines(page)).toHaveCount(3)
    await expect(
      page.getByText(
        /300 sample records → 3 requests: 100 · 100 · 100\. Requests 1–3 closed because they were full/,
      ),
    ).toBeVisible()
    await size.fill('40')
    await expect(requestLines(page)).toHaveCount(8)
    await size.fill('101')
    await expect(page.getByRole('button', { name: '1 thing to fix' })).toBeVisible()
    await batch.uncheck()
    await expect(samplePanel(page).getByText('300 requests · 300 records')).toBeVisible()
    await expect(requestLines(page).first()).toContainText(/\/api\/v1\/events(?!\/batch)/)
    await batch.check()
    await size.fill('1')
    await expect(samplePanel(page).getByText('300 requests · 300 records')).toBeVisible()
  })
  await test.step('S20, S21 a sample opens to the complete payload', async () => {
    const second = requestLines(page).nth(1)
    await expect(second).toContainText('POST')
    await expect(second).toContainText('/api/v1/events/batch')
    await expect(second).toContainText('1 record')
    await second.click()
    await expect(samplePanel(page).getByRole('region', { name: 'Request body' })).toContainText('evt_000002')
  })
  await test.step('S23, S25 one record is tested; nothing else is sent', async () => {
    expect((await witness.counts()).eventsAccepted).toBe(0)
    const answer = await sendTest(page)
    await expect(answer.getByText('200 OK')).toBeVisible()
    await expect(answer.getByText(/^Lago took/)).toBeVisible()
    expect(await witness.transactionIds()).toHaveLength(1)
  })
  await page.getByRole('textbox', { name: 'Batch Size' }).fill('100')
  await expect(requestLines(page)).toHaveCount(3)

  const id = await test.step('S26, S28 Done saves; nothing is sent before activation', async () => {
    const destination = await finish(page)
    await expect(statusOf(page)).toHaveText('Inactive')
    await expect(countOf(page, 'Waiting')).toHaveText('5 000')
    expect((await witness.counts()).eventsAccepted).toBe(1)
    return destination
  })
  await test.step('S27, S29 Activate: all are delivered before the eyes of the user', async () => {
    await page.getByRole('button', { name: 'Destination menu' }).click()
    await page.getByRole('menuitem', { name: 'Activate' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('Activating sends 5 000 waiting records')).toBeVisible()
    await dialog.getByRole('button', { name: 'Activate' }).click()
    await expect(page.getByText('All 5 000 records arrived at Lago')).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText('live', { exact: true })).toBeVisible()
  })
  await test.step('each record is there once; the tested one counts as already there', async () => {
    const { Received, Delivered, 'Already there': there, ...others } = await countsOf(page)
    expect({ Received, Delivered, there }).toEqual({ Received: 5000, Delivered: 4999, there: 1 })
    expect(Object.values(others).every((count) => count === 0)).toBe(true)
    const ids = await witness.transactionIds()
    expect(ids).toHaveLength(5000)
    expect(new Set(ids).size).toBe(5000)
    expect((await witness.counts()).repeatedTransactionIds).toEqual({})
    const { progress } = await callFerry(newcomer, getDestination, { params: { id } })
    expect(progress).toMatchObject({ total: 5000, delivered: 4999, duplicates: 1 })
  })
  await test.step('a call opens to what was sent and answered', async () => {
    await page
      .getByRole('button', { name: /^Details of the call/ })
      .first()
      .click()
    const panel = page.getByRole('dialog', { name: 'Call' })
    await expect(panel.getByRole('region', { name: 'Answer body' })).toBeVisible()
    await panel.getByRole('tab', { name: 'Request' }).click()
    await expect(panel.getByText('its SHA-256 is that of the bytes that were sent')).toBeVisible()
  })
})
