import { createCredential } from '@ferry/contract'
import type { Locator, Page } from '@playwright/test'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { statusOf } from '../stack/destination-page.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { usageFile } from '../stack/usage.ts'
import { answerOf, samplePanel } from '../stack/wizard.ts'

const mostTabs = 80

/** Presses Tab until the control has the focus, as somebody without a mouse does. */
const tabTo = async (page: Page, control: Locator): Promise<void> => {
  for (let presses = 0; presses < mostTabs; presses += 1) {
    if (await isFocused(control)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${control.toString()} cannot be reached with Tab.`)
}

const isFocused = async (control: Locator): Promise<boolean> =>
  (await control.count()) > 0 && control.first().evaluate((element) => element === document.activeElement)

test('S01–S06, S13–S16, S20–S27 the whole way from + to Activate needs no mouse', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(30))
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  await page.goto(`${ferry.url}/nexsets`)
  await expect(page.getByRole('heading', { level: 1, name: 'Nexsets' })).toBeVisible()

  await test.step('the first Tab leads past the navigation', async () => {
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
    await page.keyboard.press('Enter')
  })
  await test.step('+ opens its menu', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Add to Usage' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menuitem', { name: 'Send to Destination' })).toBeVisible()
    if (!(await isFocused(page.getByRole('menuitem', { name: 'Send to Destination' }))))
      await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem', { name: 'Send to Destination' })).toBeFocused()
    await page.keyboard.press('Enter')
  })
  await test.step('connector and credential are chosen', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Send Usage' })).toBeFocused()
    await tabTo(page, page.getByRole('main').getByRole('button', { name: /^Lago/ }))
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/credential\?/)
    await tabTo(page, page.getByRole('radio', { name: 'Witness' }))
    await page.keyboard.press('Space')
    await expect(page.getByRole('radio', { name: 'Witness' })).toBeChecked()
    await pressBackTo(page, page.getByRole('button', { name: 'Next' }))
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/configure\?/)
  })
  await test.step('the template is checked: an identifier agreed to, a field added, filtered and removed', async () => {
    await tabTo(page, page.getByRole('combobox', { name: 'Endpoint' }))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('usage events')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'What this sends' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('POST /api/v1/events/batch')).toBeVisible()
    await page.keyboard.press('Enter')
    const accept = page.getByRole('button', { name: 'Accept the source of transaction_id' })
    await tabTo(page, accept)
    await page.keyboard.press('Enter')
    await expect(accept).toBeHidden()
    const add = page.getByRole('combobox', { name: 'Add a field' })
    await tabTo(page, add)
    await page.keyboard.type('precise')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const remove = page.getByRole('button', { name: 'Remove precise_total_amount_cents' })
    await pressBackTo(page, remove)
    await page.keyboard.press('Enter')
    await expect(remove).toBeHidden()
  })
  await test.step('an attribute is excluded and brought back', async () => {
    const exclude = page.getByRole('combobox', { name: 'Exclude Attributes' })
    const body = samplePanel(page).getByRole('region', { name: 'Request body' })
    await tabTo(page, exclude)
    await page.keyboard.type('region')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(body).not.toContainText('region')
    await page.keyboard.press('Escape')
    await pressBackTo(page, page.getByRole('button', { name: 'Remove region' }))
    await page.keyboard.press('Enter')
    await expect(body).toContainText('region')
  })
  await test.step('the batch size is typed', async () => {
    await tabTo(page, page.getByRole('textbox', { name: 'Batch Size' }))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('10')
    await expect(samplePanel(page).getByText('3 requests · 30 records')).toBeVisible()
  })
  await test.step('Delivery opens, and a cap is typed', async () => {
    await tabTo(page, page.getByRole('button', { name: /^Delivery/ }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('textbox', { name: 'Requests per second' }))
    await page.keyboard.type('1000')
    await expect(page.getByText('at most 1000 requests a second')).toBeVisible()
  })
  await test.step('a payload is tested, and the editor lets go of the focus', async () => {
    await tabTo(page, samplePanel(page).getByRole('radio', { name: 'Preview' }))
    await page.keyboard.press('ArrowRight')
    await tabTo(page, samplePanel(page).getByRole('button', { name: 'Send Test Data' }))
    await page.keyboard.press('Enter')
    await expect(answerOf(page).getByText('200 OK')).toBeVisible()
    const editor = page.getByRole('textbox', { name: 'Payload to send' })
    await tabTo(page, editor)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(editor).not.toBeFocused()
    expect(sandbox.events()).toHaveLength(10)
  })
  await test.step('Ctrl+S is Done; Activate asks and has the focus', async () => {
    await page.keyboard.press('ControlOrMeta+s')
    await page.waitForURL(/\/destinations\/[^/]+$/)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await tabTo(page, page.getByRole('button', { name: 'Activate' }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Activate' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('All 30 records arrived at Lago')).toBeVisible()
    await expect(statusOf(page)).toHaveText('Active')
  })
  expect(sandbox.events()).toHaveLength(30)
})

const pressBackTo = async (page: Page, control: Locator): Promise<void> => {
  for (let presses = 0; presses < mostTabs; presses += 1) {
    if (await isFocused(control)) return
    await page.keyboard.press('Shift+Tab')
  }
  throw new Error(`${control.toString()} cannot be reached with Shift+Tab.`)
}
