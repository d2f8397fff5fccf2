import type { Page, TestInfo } from '@playwright/test'
import { expect, expectAccessible, test } from './story.ts'
import { takeShifts, watchVitals } from './vitals.ts'

export interface Shape {
  scheme: 'light' | 'dark'
  width: number
  height: number
}

const schemes = ['light', 'dark'] as const

/**
 * Ways to look at the same pages: each width with one colour scheme, in turns; with `FERRY_LOOKS=all` each with both, which
 * takes twice as long.
 */
export const shapesOf = (widths: readonly number[]): Shape[] =>
  widths.flatMap((width, index) =>
    schemes
      .filter((_, other) => process.env.FERRY_LOOKS === 'all' || index % schemes.length === other)
      .map((scheme) => ({ scheme, width, height: width === 390 ? 844 : 900 })),
  )

/** Forgets what moved while a story filled in a field: for the browser that is no typing of a person. */
export const forgetShifts = async (page: Page): Promise<void> => void (await page.evaluate(takeShifts))

export type Look = (name: string, part?: string) => Promise<void>

/** What Web Vitals calls good: more of it, and what a person reads moves away under the eyes. */
const mostShift = 0.1

/**
 * Checks a page, or `part` of it (a selector), as it stands, and what it did on its own since the last look, and keeps a
 * picture of it. To be called before the page is opened.
 */
export const lookAt = async (page: Page, info: TestInfo, width: number): Promise<Look> => {
  await page.addInitScript(watchVitals)
  return (name, part) =>
    test.step(`look at ${name}`, async () => {
      await page.screenshot({ path: info.outputPath(`${name}.png`), animations: 'disabled' })
      await expectAccessible(page, part)
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
      expect.soft(scrollWidth, `${name} scrolls sideways`).toBeLessThanOrEqual(width)
      const { cls, moved } = await page.evaluate(takeShifts)
      expect.soft(cls, `${name} shifts: ${moved.join(', ')}`).toBeLessThanOrEqual(mostShift)
    })
}
