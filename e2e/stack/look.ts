import type { Page, TestInfo } from '@playwright/test'
import { expect, expectAccessible, test } from './story.ts'

export type Look = (name: string) => Promise<void>

/** Checks a page as it stands and keeps a picture of it. */
export const lookAt =
  (page: Page, info: TestInfo, width: number): Look =>
  async (name) => {
    await test.step(`look at ${name}`, async () => {
      await page.screenshot({ path: info.outputPath(`${name}.png`), animations: 'disabled' })
      await expectAccessible(page)
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
      expect.soft(scrollWidth, `${name} scrolls sideways`).toBeLessThanOrEqual(width)
    })
  }
