import type { Locator, Page } from '@playwright/test'

/** Opens the dialog with the big button, and says yes. */
export const activate = async (page: Page): Promise<void> => {
  await page.getByRole('main').getByRole('button', { name: 'Activate', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Activate', exact: true }).click()
}

/** One count of the strip, e.g. `Delivered`. */
export const countOf = (page: Page, label: string): Locator =>
  page
    .getByRole('region', { name: 'Counts' })
    .locator('div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .last()
    .getByRole('definition')
    .first()

/** All counts of the strip by their labels, read in one go. */
export const countsOf = async (page: Page): Promise<Record<string, number>> =>
  Object.fromEntries(
    await page
      .getByRole('region', { name: 'Counts' })
      .locator('dl > div')
      .evaluateAll((parts) =>
        parts.map((part): [string, number] => [
          part.querySelector('dt')?.textContent ?? '',
          Number((part.querySelector('dd')?.textContent ?? '').replace(/\D/g, '')),
        ]),
      ),
  )

/** The status beside the title: Inactive, Active, Paused, Held. */
export const statusOf = (page: Page): Locator =>
  page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /^(Inactive|Active|Paused|Held)$/ })
