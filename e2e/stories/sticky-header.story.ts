import { createCredential } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { usageRecord } from '../stack/usage.ts'
import { openConfigure } from '../stack/wizard.ts'

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`${width} wide`, () => {
    test.use({ viewport: { width, height } })

    test('S26 title and Done stay in sight while Configure scrolls, and cover nothing that has the focus', async ({
      signedIn: page,
      ferry,
      sandbox,
    }) => {
      const line = JSON.stringify({ ...JSON.parse(usageRecord(0)), agent: 'a-long-word-'.repeat(40) })
      await uploadNexset(ferry, 'Usage', 'usage.ndjson', line)
      await callFerry(ferry, createCredential, {
        body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
      })
      await openConfigure(page, 'Usage', 'Witness')
      const delivery = page.getByRole('button', { name: /^Delivery/ })

      await test.step('a long value makes the page no wider', async () => {
        await expect(page.getByRole('cell', { name: /a-long-word/ })).toBeVisible()
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      })
      await test.step('at the end of the page', async () => {
        await delivery.click()
        await page.getByRole('textbox', { name: 'Requests per second' }).focus()
        await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
        await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 })
        await expect(page.getByRole('button', { name: 'Done' })).toBeInViewport({ ratio: 1 })
      })
      await test.step('from there to the top with the keyboard, and down again', async () => {
        const up = await walk(page, 'Shift+Tab', 'Template')
        expect(up.covered).toEqual([])
        expect(up.seen).toBeGreaterThan(15)
        const down = await walk(page, 'Tab', 'Requests in flight')
        expect(down.covered).toEqual([])
        expect(down.seen).toBeGreaterThan(15)
      })
    })
  })
}

/** Moves the focus up to the control named `last`; tells what of the settings was covered when it had the focus. */
const walk = async (page: Page, key: 'Tab' | 'Shift+Tab', last: string) => {
  const covered: string[] = []
  for (let seen = 1; seen < 80; seen += 1) {
    await page.keyboard.press(key)
    const { name, isCovered } = await page.evaluate(focused)
    if (isCovered) covered.push(name)
    if (name === last) return { seen, covered }
  }
  throw new Error(`${last} cannot be reached with ${key}.`)
}

/** The control that has the focus, and whether something lies over its upper or lower edge. */
const focused = () => {
  const control = document.activeElement
  if (!(control instanceof HTMLElement)) throw new Error('Nothing has the focus.')
  const labels = 'labels' in control ? (control as HTMLInputElement).labels : null
  const name = control.ariaLabel ?? labels?.[0]?.textContent ?? control.textContent ?? ''
  const { left, width, top, bottom } = control.getBoundingClientRect()
  const settings = document.querySelector('[aria-label="Settings"]')
  const over = [top + 1, bottom - 1].map((y) => document.elementFromPoint(left + width / 2, y))
  const isCovered =
    settings?.contains(control) === true &&
    over.some((element) => element === null || !settings.contains(element))
  return { name: name.trim(), isCovered }
}
