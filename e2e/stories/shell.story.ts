import { createCredential } from '@ferry/contract'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'
import { saveUsageDestination, usageFile } from '../stack/usage.ts'
import { chooseLago } from '../stack/wizard.ts'

test('each step of the wizard says what it is to those who do not see it', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const nexsetId = await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(5))
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  const main = page.getByRole('main')
  await page.goto(`${ferry.url}/nexsets/${nexsetId}/send/connector`)
  await expect(main).toMatchAriaSnapshot(`
    - navigation "Breadcrumbs":
      - list:
        - listitem:
          - link "Nexsets"
        - listitem:
          - link "Usage"
    - heading "Send Usage" [level=1]
    - navigation "Steps":
      - list:
        - listitem:
          - link "1 Connector"
        - listitem: "2 Credential"
        - listitem: "3 Configure"
    - button "Next"
    - text: Where should the records go?
    - searchbox "Where should the records go?"
    - status
    - button /Lago/
  `)
  await chooseLago(page)
  await expect(main).toMatchAriaSnapshot(`
    - navigation "Steps":
      - list:
        - listitem:
          - link "Lago , done"
        - listitem:
          - link "2 Credential"
        - listitem: "3 Configure"
    - button "Next"
    - radiogroup "Which Lago organization?":
      - radio "Witness"
      - status: Not tested yet
      - button "Test connection of Witness"
      - button "Replace key of Witness"
    - button "New credential"
  `)
  await page.getByRole('radio', { name: 'Witness' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible()
  await expect(main).toMatchAriaSnapshot(`
    - heading "Usage → Witness" [level=1]
    - button "Rename the destination"
    - navigation "Steps":
      - list:
        - listitem:
          - link "Lago , done"
        - listitem:
          - link "Witness , done"
        - listitem:
          - link "3 Configure"
    - button "Done"
    - region "Settings":
      - tablist:
        - tab "Template" [selected]
        - tab "Advanced"
  `)
})

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
