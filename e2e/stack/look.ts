import type { Page, TestInfo } from '@playwright/test'
import { expect, expectAccessible, test } from './story.ts'

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

export type Look = (name: string, part?: string) => Promise<void>

/** Checks a page, or `part` of it (a selector), as it stands and keeps a picture of it. */
export const lookAt =
  (page: Page, info: TestInfo, width: number): Look =>
  async (name, part) => {
    await test.step(`look at ${name}`, async () => {
      await page.screenshot({ path: info.outputPath(`${name}.png`), animations: 'disabled' })
      await expectAccessible(page, part)
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth)
      expect.soft(scrollWidth, `${name} scrolls sideways`).toBeLessThanOrEqual(width)
    })
  }
