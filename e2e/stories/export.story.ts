import { readFile } from 'node:fs/promises'
import { statusOf } from '../stack/destination-page.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'
import { saveUsageDestination } from '../stack/usage.ts'

test('S27 a destination goes out as YAML and comes in again, inactive; mistakes are named by their line', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const { id } = await saveUsageDestination(ferry, sandbox.url, 'Usage to Lago')
  await page.goto(`${ferry.url}/destinations/${id}`)
  await page.getByRole('button', { name: 'Destination menu' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export as YAML' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('Usage-to-Lago.yaml')
  const yaml = await readFile(await download.path(), 'utf8')
  expect(yaml).toContain('ferry: destination/1')
  expect(yaml).not.toContain(apiKey)

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Destinations' }).click()
  await page.getByRole('button', { name: 'Import YAML' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import a destination' })
  const text = dialog.getByRole('textbox', { name: 'YAML' })
  const importIt = () => dialog.getByRole('button', { name: 'Import', exact: true }).click()

  const broken = yaml.replace('size: 100', 'size: many').replace('name: Usage to Lago', 'name: The copy')
  const line = broken.split('\n').findIndex((one) => one.includes('size: many')) + 1
  await text.fill(broken)
  await importIt()
  await expect(
    dialog.getByRole('alert').filter({ hasText: new RegExp(`line ${line}\\b`, 'i') }),
  ).toBeVisible()
  await expect(dialog.getByText('Nothing was saved.')).toBeVisible()
  await expectAccessible(page)

  await text.fill(broken.replace('size: many', 'size: 50').replace('nexset: Usage', 'nexset: Elsewhere'))
  await importIt()
  await expect(dialog.getByText('There is no Nexset "Elsewhere" here. Choose one.').first()).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Nexset' }).click()
  await page.getByRole('option', { name: 'Usage' }).click()
  await importIt()
  await expect(page.getByRole('heading', { level: 1, name: 'The copy' })).toBeVisible()
  await expect(statusOf(page)).toHaveText('Inactive')
  await expect(page.getByText('of 50 records')).toBeVisible()
})
