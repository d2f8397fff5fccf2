import { createCredential, getDestination } from '@ferry/contract'
import { appendRecords, callFerry, uploadNexset } from '../stack/api.ts'
import { countOf, statusOf } from '../stack/destination-page.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'
import { usageFile, usageRecord } from '../stack/usage.ts'
import { finish, openConfigure, sendTest } from '../stack/wizard.ts'

test('S26–S29 Done saves inactive; Activate says what was looked at and what will be sent', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const nexsetId = await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(120))
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  await openConfigure(page, 'Usage', 'Witness')
  const id = await finish(page)
  const dialog = page.getByRole('dialog', { name: 'Activate Usage → Witness' })
  const check = (name: string) => dialog.getByRole('listitem').filter({ hasText: new RegExp(`^${name}`) })
  const menu = page.getByRole('button', { name: 'Destination menu' })
  const item = (name: string) => page.getByRole('menuitem', { name })
  const open = async () => {
    await menu.click()
    await item('Activate').click()
  }

  await test.step('S26, S28 it is inactive, and Lago has heard nothing', async () => {
    await expect(statusOf(page)).toHaveText('Inactive')
    expect((await callFerry(ferry, getDestination, { params: { id } })).status).toBe('inactive')
    expect(sandbox.events()).toEqual([])
  })
  await test.step('S27 the menu holds what can be done with it', async () => {
    await menu.click()
    await expect(page.getByRole('menuitem')).toHaveText([
      'Activate',
      'Edit',
      'Duplicate',
      'Export as YAML',
      'Delete',
    ])
    await page.keyboard.press('Escape')
  })
  await test.step('S27 the menu opens the checklist: what was not done says so, with the way there', async () => {
    await open()
    await expect(dialog.getByText('Activating sends 120 waiting records, then new ones')).toBeVisible()
    await expect(check('Settings')).toContainText('in order')
    await expect(check('Credential')).toContainText('look at this')
    await expect(check('Test')).toContainText('No test of this call was sent yet')
    await expect(check('Stable id')).toContainText('attribute id')
    await expect(check('Explicit time')).toContainText('attribute at')
    await expect(check('Batch size')).toContainText('At most 100')
    await expect(check('Billability')).toContainText('no billable metric with the code api_calls')
    await expect(check('Event store')).toContainText('after the first accepted one')
    await expectAccessible(page)
    await dialog.getByRole('link', { name: 'Fix: Credential' }).click()
    await expect(page).toHaveURL(/\/edit\?step=credential/)
    await page.getByRole('button', { name: 'Test connection of Witness' }).click()
    await expect(page.getByText('Connected', { exact: true })).toBeVisible()
  })
  await test.step('a test is remembered: its records do not count twice', async () => {
    await page.goto(`${ferry.url}/destinations/${id}/edit`)
    await expect((await sendTest(page)).getByText('200 OK')).toBeVisible()
    await page.goto(`${ferry.url}/destinations/${id}`)
    await open()
    await expect(check('Credential')).toContainText('belongs to Sandbox')
    await expect(check('Test')).toContainText('Lago accepted the last test')
    await expect(check('Event store')).toContainText('PostgreSQL')
    await expect(dialog.getByText(/already sent as a test do not count twice/)).toBeVisible()
  })
  await test.step('from a date on: the sentence counts what came since', async () => {
    const since = dialog.getByLabel('Received since')
    await dialog.getByRole('radio', { name: 'From a date on' }).check()
    await since.fill('2020-01-01T00:00')
    await expect(dialog.getByText('Activating sends the 120 records that came since then')).toBeVisible()
    await since.fill('2999-01-01T00:00')
    await expect(dialog.getByText('No record came since then: activating leaves 120')).toBeVisible()
    await dialog.getByRole('button', { name: 'Activate', exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText('Nothing was started')
    await dialog.getByRole('radio', { name: 'Include the waiting records' }).check()
  })
  await test.step('Not yet sends nothing; Activate sends each record once', async () => {
    const before = sandbox.events().length
    await dialog.getByRole('button', { name: 'Not yet' }).click()
    expect(sandbox.events()).toHaveLength(before)
    await open()
    await dialog.getByRole('button', { name: 'Activate', exact: true }).click()
    await expect(page.getByText('All 120 records arrived at Lago')).toBeVisible()
    expect(new Set(sandbox.events().map(({ transactionId }) => transactionId)).size).toBe(120)
    expect(sandbox.events()).toHaveLength(120)
  })
  await test.step('S29 records that come later go by themselves, as they arrive', async () => {
    await appendRecords(ferry, nexsetId, [usageRecord(120), usageRecord(121)].join('\n'))
    await expect(page.getByText('All 122 records arrived at Lago')).toBeVisible()
    await expect(countOf(page, 'Received')).toHaveText('122')
    expect(sandbox.events()).toHaveLength(122)
  })
  await test.step('S27 paused, nothing more is sent until it is activated again', async () => {
    await menu.click()
    await item('Pause').click()
    await expect(statusOf(page)).toHaveText('Paused')
    await appendRecords(ferry, nexsetId, usageRecord(122))
    await expect(countOf(page, 'Waiting')).toHaveText('1')
    expect(sandbox.events()).toHaveLength(122)
    await open()
    await expect(dialog.getByText('Activating sends 1 waiting record, then new ones')).toBeVisible()
    await dialog.getByRole('button', { name: 'Activate', exact: true }).click()
    await expect(page.getByText('All 123 records arrived at Lago')).toBeVisible()
    expect(sandbox.events()).toHaveLength(123)
  })
  await test.step('S27 a duplicate is inactive; deleted by its name, it is gone', async () => {
    await menu.click()
    await item('Duplicate').click()
    await expect(page.getByRole('heading', { level: 1, name: 'Usage → Witness (copy)' })).toBeVisible()
    await expect(statusOf(page)).toHaveText('Inactive')
    await menu.click()
    await item('Delete').click()
    const question = page.getByRole('dialog', { name: 'Delete Usage → Witness (copy)?' })
    await question.getByRole('button', { name: 'Delete destination' }).click()
    await expect(question.getByText('This is not its name yet.')).toBeVisible()
    await question.getByRole('textbox').fill('Usage → Witness (copy)')
    await question.getByRole('button', { name: 'Delete destination' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Destinations' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Usage → Witness', exact: true })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Usage → Witness (copy)' })).toBeHidden()
  })
})
