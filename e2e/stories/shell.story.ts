import { expect, expectAccessible, test } from '../stack/story.ts'
import { saveUsageDestination } from '../stack/usage.ts'

test('leaving an edit with changes asks once, and a page that was saved asks nothing', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const { id } = await saveUsageDestination(ferry, sandbox.url, 'Usage')
  await page.goto(`${ferry.url}/destinations/${id}/edit`)
  const size = page.getByRole('textbox', { name: 'Batch Size' })
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  const leave = () =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Nexsets' }).click()
  await size.fill('50')
  await leave()
  await question.getByRole('button', { name: 'Stay' }).click()
  await expect(size).toHaveValue('50')
  await size.fill('100')
  await leave()
  await expect(page.getByRole('heading', { level: 1, name: 'Nexsets' })).toBeVisible()
  await page.goto(`${ferry.url}/destinations/${id}/edit`)
  await size.fill('60')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page).toHaveURL(new RegExp(`/destinations/${id}$`))
  await expect(question).toBeHidden()
})

test('? lists the shortcuts, Settings keep the theme, and a keyboard alone does both', async ({
  signedIn: page,
  ferry,
}) => {
  await expect(page.getByText('No Nexsets yet')).toBeVisible()
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(list.getByText('Configure: Done')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()

  await page.goto(`${ferry.url}/settings`)
  const scheme = page.locator('html')
  const theme = page.getByRole('main').getByRole('radiogroup', { name: 'Theme of this browser' })
  await theme.getByRole('radio', { name: 'Dark' }).press('Space')
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expectAccessible(page)
  await page.reload()
  await expect(theme.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await theme.getByRole('radio', { name: 'System' }).press('Space')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'light')
  await page.getByRole('textbox', { name: 'Allow a host' }).fill('?')
  await expect(list).toBeHidden()
  await expect(page.getByRole('main').getByText('Embedded, in the data folder')).toBeVisible()
})
