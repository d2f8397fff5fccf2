import type { Locator, Page } from '@playwright/test'

/** A file in memory, as a person would choose it. */
export const fileOf = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})

/** Opens the list of Nexsets and its upload panel, and chooses the file; answers the panel. */
export const chooseFile = async (page: Page, file: ReturnType<typeof fileOf>): Promise<Locator> => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Nexsets' }).click()
  await page.getByRole('main').getByRole('button', { name: 'Upload a file' }).first().click()
  const panel = page.getByRole('dialog')
  const chooser = page.waitForEvent('filechooser')
  await panel.getByLabel('Choose a file').click()
  await (await chooser).setFiles(file)
  return panel
}

/** Chooses the file and presses Upload; answers the panel. */
export const uploadThroughPage = async (page: Page, file: ReturnType<typeof fileOf>): Promise<Locator> => {
  const panel = await chooseFile(page, file)
  await panel.getByRole('button', { name: 'Upload', exact: true }).click()
  return panel
}
