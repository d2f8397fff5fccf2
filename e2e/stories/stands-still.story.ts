import { activateDestination } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { callFerry } from '../stack/api.ts'
import { expect, test } from '../stack/story.ts'
import { saveUsageDestination } from '../stack/usage.ts'
import { watchVitals } from '../stack/vitals.ts'

/** What Web Vitals calls good: more of it, and what a person reads moves away under the eyes. */
const mostShift = 0.1

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`${width} wide`, () => {
    test.use({ viewport: { width, height } })

    test('every page stands still while it comes', async ({ signedIn: page, ferry, sandbox }) => {
      const { id, nexsetId } = await saveUsageDestination(ferry, sandbox.url, 'Usage to Lago')
      await page.addInitScript(watchVitals)
      const wizard = `/nexsets/${nexsetId}/send`
      const pages: [path: string, shows: string | RegExp][] = [
        ['/nexsets', 'Nexsets'],
        [`/nexsets/${nexsetId}`, 'Usage'],
        ['/credentials', 'Credentials'],
        ['/destinations', 'Destinations'],
        [`/destinations/${id}`, 'Usage to Lago'],
        [`/destinations/${id}/edit`, /Usage/],
        [`${wizard}/connector`, /./],
        ['/settings', 'Settings'],
      ]
      for (const [path, shows] of pages) await expectStill(page, ferry.url + path, shows)
      // The first record arrives while one looks on. Ferry waits 10 s for an answer.
      sandbox.faults.add({ kind: 'delay', delayMs: 8000, match: { path: '/events/batch' } })
      await callFerry(ferry, activateDestination, { params: { id }, body: { start: 'waiting' } })
      const address = `${ferry.url}/destinations/${id}`
      await expectStill(page, address, 'Usage to Lago')
      await expect(page.getByText('nothing delivered yet')).toBeVisible()
      await expect(page.getByText('last delivered')).toBeVisible({ timeout: 30_000 })
      await expectNothingMoved(page, address)
      await expectStill(page, address, 'Usage to Lago')
    })
  })
}

/** Opens a page anew and waits until nothing is fetched any more. */
const expectStill = async (page: Page, address: string, shows: string | RegExp) => {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1, name: shows })).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  await expectNothingMoved(page, address)
}

const expectNothingMoved = async (page: Page, address: string) => {
  const { cls, moved } = await page.evaluate(() => window.vitals)
  expect.soft(cls, `${address} shifts: ${moved.join(', ')}`).toBeLessThanOrEqual(mostShift)
}
