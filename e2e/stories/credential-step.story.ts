import { createCredential, createDestination } from '@ferry/contract'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { startFerry } from '../stack/ferry.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'
import { usageDestination, usageFile } from '../stack/usage.ts'
import { chooseLago } from '../stack/wizard.ts'

const wrongKey = '11111111-2222-4333-8444-55555555x9Q2'

test('S03, S04 credentials are told apart, tested, mended and made without leaving the step', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const nexsetId = await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(5))
  const mistyped = await callFerry(ferry, createCredential, {
    body: { name: 'Mistyped', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey: wrongKey },
  })
  await page.goto(`${ferry.url}/nexsets/${nexsetId}/send/connector`)
  await chooseLago(page)

  await test.step('Next says what is missing and leads there', async () => {
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByRole('alert').getByText('Choose a credential, or create one.')).toBeVisible()
    await expect(page.getByRole('radio', { name: 'Mistyped' })).toBeFocused()
    await page.getByRole('button', { name: 'New credential' }).focus()
    await page.getByRole('button', { name: '1 thing to fix' }).click()
    await expect(page.getByRole('radio', { name: 'Mistyped' })).toBeFocused()
    await expectAccessible(page)
  })
  await test.step('a test of the connection says that the key is refused; a new key mends it', async () => {
    await expect(page.getByText('key ending …x9Q2')).toBeVisible()
    await expect(page.getByText('Self-Hosted', { exact: true })).toBeVisible()
    await expect(page.getByText('Not tested yet')).toBeVisible()
    await page.getByRole('button', { name: 'Test connection of Mistyped' }).click()
    await expect(page.getByText(/it refused the API key/)).toBeVisible()
    await page.getByRole('button', { name: 'Replace key of Mistyped' }).click()
    const panel = page.getByRole('dialog', { name: 'Edit credential' })
    await expect(panel.getByRole('textbox', { name: 'New API key' })).toHaveValue('')
    await panel.getByRole('textbox', { name: 'New API key' }).fill(apiKey)
    await panel.getByRole('button', { name: 'Save' }).click()
    await expect(panel).toBeHidden()
    await expect(page.getByText('Connected', { exact: true })).toBeVisible()
    await expect(page.getByText(/Sandbox · 127\.0\.0\.1/)).toBeVisible()
  })
  await test.step('a new one is made beside the step: its URL ends in /api/v1 before the eyes', async () => {
    await page.getByRole('button', { name: 'New credential' }).click()
    const panel = page.getByRole('dialog', { name: 'New Lago credential' })
    await panel.getByRole('textbox', { name: 'Name' }).fill('Second')
    await expect(panel.getByRole('radio', { name: 'US Cluster' })).toBeChecked()
    await expect(panel.getByText('https://api.getlago.com/api/v1')).toBeVisible()
    await panel.getByRole('radio', { name: 'EU Cluster' }).check()
    await expect(panel.getByText('https://api.eu.getlago.com/api/v1')).toBeVisible()
    await panel.getByRole('radio', { name: 'Self-Hosted' }).check()
    await panel.getByRole('textbox', { name: 'URL' }).fill(`${sandbox.url}/api/v1/events?x=1`)
    await expect(panel.getByText(`Ferry will use ${sandbox.url}/api/v1.`)).toBeVisible()
    await panel.getByRole('textbox', { name: 'API key' }).fill(apiKey)
    await panel.getByRole('button', { name: 'Save credential' }).click()
    await expect(page.getByRole('radio', { name: 'Second' })).toBeChecked()
    await expect(page).toHaveURL(/\/credential\?/)
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page).toHaveURL(/\/configure\?/)
  })
  await test.step('deleting one in use is refused, with where it is used', async () => {
    await callFerry(ferry, createDestination, { body: usageDestination('Live one', nexsetId, mistyped.id) })
    await page.goto(`${ferry.url}/credentials`)
    await page.getByRole('button', { name: 'Actions for Mistyped' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    const dialog = page.getByRole('dialog', { name: 'Delete Mistyped?' })
    await expect(dialog.getByRole('link', { name: 'Live one' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Delete credential' }).click()
    await expect(dialog.getByText(/Live one uses this credential/)).toBeVisible()
  })
})

test('S04 a private address is refused until it is allowed in Settings', async ({ page, sandbox }) => {
  const ferry = await startFerry({ FERRY_SANDBOX: 'off' })
  await page.goto(ferry.signInLink)
  const goTo = (name: string) =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
  const testConnection = async () => {
    await goTo('Credentials')
    await page.getByRole('button', { name: 'New credential' }).first().click()
    const panel = page.getByRole('dialog', { name: 'New Lago credential' })
    await panel.getByRole('textbox', { name: 'Name' }).fill('Ours')
    await panel.getByRole('radio', { name: 'Self-Hosted' }).check()
    await panel.getByRole('textbox', { name: 'URL' }).fill(sandbox.url)
    await panel.getByRole('textbox', { name: 'API key' }).fill(apiKey)
    await panel.getByRole('button', { name: 'Test connection' }).click()
    return panel
  }
  const panel = await testConnection()
  await expect(panel.getByText(/private address .* Allow the host in Settings/)).toBeVisible()
  await page.keyboard.press('Escape')

  await goTo('Settings')
  await expect(page.getByText('No private host is allowed.')).toBeVisible()
  const host = page.getByRole('textbox', { name: 'Allow a host' })
  await host.fill('http://127.0.0.1')
  await page.getByRole('button', { name: 'Allow', exact: true }).click()
  await expect(page.getByText('Enter a host name without http://')).toBeVisible()
  await expectAccessible(page)
  await host.fill('127.0.0.1')
  await host.press('Enter')
  await expect(page.getByRole('table', { name: 'Allowed hosts' })).toContainText('127.0.0.1')
  await expectAccessible(page)

  await expect((await testConnection()).getByText(/Organization Sandbox/)).toBeVisible()
  await ferry.close()
})
