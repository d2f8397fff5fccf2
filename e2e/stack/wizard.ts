import type { Locator, Page } from '@playwright/test'
import { expect } from './story.ts'

/** From the list of Nexsets over + and Send to Destination to Configure, with a credential that is there already. */
export const openConfigure = async (page: Page, nexset: string, credential: string): Promise<void> => {
  await page.goto(new URL('/nexsets', page.url()).href)
  await page.getByRole('button', { name: `Add to ${nexset}` }).click()
  await page.getByRole('menuitem', { name: 'Send to Destination' }).click()
  await chooseLago(page)
  await page.getByRole('radio', { name: credential }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible()
}

/** To Advanced, and yes to what the template says that Advanced cannot. */
export const goAdvanced = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Advanced' }).click()
  const agree = page
    .getByRole('dialog', { name: 'Go to Advanced?' })
    .getByRole('button', { name: 'Go to Advanced' })
  const method = page.getByRole('combobox', { name: 'Method' })
  await expect(agree.or(method)).toBeVisible()
  if (await agree.isVisible()) await agree.click()
  await expect(method).toBeVisible()
}

export const chooseLago = (page: Page): Promise<void> =>
  page.getByRole('main').getByRole('button', { name: /^Lago/ }).click()

export const samplePanel = (page: Page): Locator => page.getByRole('region', { name: 'Sample Payload' })

/** The lines of the panel, one a request: `POST /api/v1/events/batch · 100 records · 21.3 KB`. */
export const requestLines = (page: Page): Locator =>
  samplePanel(page).getByRole('button', { name: /^(POST|PUT|PATCH|DELETE) ?\// })

/** Opens a request of the panel unless it is open. */
export const openRequest = async (page: Page, index: number): Promise<void> => {
  const line = requestLines(page).nth(index)
  if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click()
}

/** What Raw shows of a request: the very bytes that will be sent. */
export const rawBody = async (page: Page, index = 0): Promise<string> => {
  await openRequest(page, index)
  await samplePanel(page).getByRole('radiogroup', { name: 'How the body is shown' }).getByText('Raw').click()
  return (await samplePanel(page).getByRole('region', { name: 'Request body' }).textContent()) ?? ''
}

/** On narrow screens the panel is a sheet over the settings: pulls it up or down. */
export const pullSheet = async (page: Page, to: 'Show' | 'Hide'): Promise<void> => {
  const tab = page.getByRole('button', { name: `${to} Sample Payload` })
  if (await tab.isVisible()) await tab.click()
}

export const showPanel = async (page: Page, mode: 'Preview' | 'Test'): Promise<void> => {
  await pullSheet(page, 'Show')
  await samplePanel(page)
    .getByRole('radiogroup', { name: 'Preview or test' })
    .getByText(mode, { exact: true })
    .click()
}

/** Test, then Send Test Data; answers the region with Lago's answer. */
export const sendTest = async (page: Page): Promise<Locator> => {
  await showPanel(page, 'Test')
  await samplePanel(page).getByRole('button', { name: 'Send Test Data' }).click()
  return answerOf(page)
}

/** The answer to the last test. */
export const answerOf = (page: Page): Locator => samplePanel(page).getByRole('region', { name: 'Answer' })

/** Pastes into what has the focus, as a person does. */
export const pasteText = (page: Page, pasted: string): Promise<void> =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, pasted)

/** Chooses in a pulldown. */
export const choose = async (page: Page, field: Locator, option: string | RegExp): Promise<void> => {
  await field.click()
  await page.getByRole('option', { name: option }).click()
}

/** Done, then the page of the new destination; answers its id. */
export const finish = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Done' }).click()
  await page.waitForURL(/\/destinations\/[^/]+$/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}
