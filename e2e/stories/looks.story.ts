import { createCredential, createDestination } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { activate, countOf, statusOf } from '../stack/destination-page.ts'
import type { Ferry } from '../stack/ferry.ts'
import { type Look, lookAt, shapesOf } from '../stack/look.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { usageDestination, usageFile } from '../stack/usage.ts'
import { answerOf, pullSheet, samplePanel, showPanel } from '../stack/wizard.ts'

for (const { scheme, width, height } of shapesOf([1440, 390, 1920])) {
  test.describe(`${scheme}, ${width} wide`, () => {
    test.use({
      colorScheme: scheme,
      viewport: { width, height },
      contextOptions: { reducedMotion: 'reduce' },
    })

    test('lists and forms are accessible and fit their width', async ({ page, ferry, sandbox }, info) => {
      const look = lookAt(page, info, width)
      await test.step('nothing there yet', () => emptyPages(page, ferry, look))
      const { nexsetId } = await fill(ferry, sandbox.url)
      await test.step('filled', () => lists(page, ferry, nexsetId, look))
    })

    test('the wizard is accessible and fits its width', async ({ signedIn, ferry, sandbox }, info) => {
      const { nexsetId } = await fill(ferry, sandbox.url)
      await wizard(signedIn, ferry, nexsetId, lookAt(signedIn, info, width))
    })

    test('destinations are accessible and fit their width', async ({ signedIn, ferry, sandbox }, info) => {
      const filled = await fill(ferry, sandbox.url)
      await destination(signedIn, ferry, filled, lookAt(signedIn, info, width))
    })
  })
}

const emptyPages = async (page: Page, ferry: Ferry, look: Look) => {
  await page.goto(`${ferry.url}/nexsets`)
  await expect(page.getByRole('heading', { level: 1, name: 'Not signed in' })).toBeVisible()
  await look('not-signed-in')
  const used = ferry.signInLink
  await page.goto(used)
  await expect(page.getByText('No Nexsets yet')).toBeVisible()
  await look('nexsets-empty')
  await page.goto(`${ferry.url}/destinations`)
  await expect(page.getByText('No destinations yet')).toBeVisible()
  await look('destinations-empty')
  await page.goto(`${ferry.url}/credentials`)
  await expect(page.getByText('No credentials yet')).toBeVisible()
  await look('credentials-empty')
  await page.goto(`${ferry.url}/settings`)
  await expect(page.getByRole('table', { name: 'Allowed hosts' })).toBeVisible()
  await look('settings')
  await page.goto(`${ferry.url}/nowhere`)
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing here' })).toBeVisible()
  await look('nothing-here')
}

const fill = async (ferry: Ferry, baseUrl: string) => {
  // Record 31 cannot be sent, and Lago refuses record 32.
  const lines = usageFile(60).split('\n')
  lines[30] = lines[30]?.replace('"sub_2031"', 'null') ?? ''
  lines[31] = lines[31]?.replace('"api_calls"', '"fault_expression"') ?? ''
  const nexsetId = await uploadNexset(ferry, 'API usage', 'usage.ndjson', lines.join('\n'))
  await uploadNexset(ferry, 'Customers', 'customers.csv', 'external_id,name\nacme,Acme\n')
  const credential = (name: string, key: string) =>
    callFerry(ferry, createCredential, { body: { name, deployment: 'self_hosted', baseUrl, apiKey: key } })
  const { id: mistypedId } = await credential('Mistyped', '11111111-2222-4333-8444-55555555x9Q2')
  const { id: credentialId } = await credential('Lago on this machine', apiKey)
  return { nexsetId, credentialId, mistypedId }
}

type Filled = Awaited<ReturnType<typeof fill>>

const lists = async (page: Page, ferry: Ferry, nexsetId: string, look: Look) => {
  await page.goto(`${ferry.url}/nexsets`)
  await expect(page.getByRole('link', { name: 'API usage' })).toBeVisible()
  await look('nexsets')
  await page.getByRole('button', { name: 'Add to API usage' }).click()
  await expect(page.getByRole('menuitem', { name: 'Send to Destination' })).toBeVisible()
  await look('nexset-menu')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Upload a file' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Upload', exact: true }).click()
  await expect(page.getByRole('dialog').getByText('Choose a file', { exact: false }).last()).toBeVisible()
  await look('upload')
  await page.goto(`${ferry.url}/nexsets/${nexsetId}`)
  await page.getByRole('button', { name: 'JSON of record 1', exact: true }).click()
  await look('nexset')
  await page.getByRole('tab', { name: 'Attributes' }).click()
  await look('nexset-attributes')
  await page.goto(`${ferry.url}/credentials`)
  await expect(page.getByText('Lago on this machine')).toBeVisible()
  await look('credentials')
  await page.getByRole('button', { name: 'New credential' }).click()
  const drawer = page.getByRole('dialog', { name: 'New Lago credential' })
  await drawer.getByRole('radio', { name: 'Self-Hosted' }).check()
  await drawer.getByRole('textbox', { name: 'URL' }).fill('lago.example.com')
  await drawer.getByRole('button', { name: 'Save credential' }).click()
  await expect(drawer.getByText('Give it a name.')).toBeVisible()
  await look('new-credential')
}

const wizard = async (page: Page, ferry: Ferry, nexsetId: string, look: Look) => {
  await page.goto(`${ferry.url}/nexsets/${nexsetId}/send/connector`)
  await expect(page.getByRole('main').getByRole('button', { name: /^Lago/ })).toBeVisible()
  await look('wizard-connector')
  await page.getByRole('main').getByRole('button', { name: /^Lago/ }).click()
  await page.getByRole('radio', { name: 'Lago on this machine' }).click()
  await look('wizard-credential')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible()
  await look('wizard-template')
  await pullSheet(page, 'Show')
  await expect(samplePanel(page).getByText('would be set aside, not sent')).toBeVisible()
  await look('wizard-preview')
  await pullSheet(page, 'Hide')
  await page.getByRole('combobox', { name: 'Endpoint' }).click()
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await look('wizard-endpoints')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Batch Size' }).fill('20')
  await showPanel(page, 'Test')
  await expect(page.getByRole('textbox', { name: 'Payload to send' })).toBeVisible()
  await samplePanel(page).getByRole('button', { name: 'Send Test Data' }).click()
  await expect(answerOf(page)).toBeVisible()
  await look('wizard-test')
  await pullSheet(page, 'Hide')
  await page.getByRole('tab', { name: 'Advanced' }).click()
  const question = page.getByRole('dialog', { name: 'Go to Advanced?' })
  await expect(question).toBeVisible()
  await look('wizard-carried-over')
  await question.getByRole('button', { name: 'Go to Advanced' }).click()
  await page.getByRole('textbox', { name: 'URL' }).fill('/customers/{record.subscription}')
  await page.getByRole('checkbox', { name: 'Would you like to batch your records together?' }).uncheck()
  await expect(page.getByText(/\/customers\/sub_2001/).first()).toBeVisible()
  await showPanel(page, 'Preview')
  await samplePanel(page).getByRole('tab', { name: 'Headers' }).click()
  await look('wizard-advanced')
  await pullSheet(page, 'Hide')
  await page.getByRole('textbox', { name: 'URL' }).fill('')
  await expect(page.getByRole('button', { name: /thing.? to fix/ })).toBeVisible()
  await look('wizard-to-fix')
}

const destination = async (
  page: Page,
  ferry: Ferry,
  { nexsetId, credentialId, mistypedId }: Filled,
  look: Look,
) => {
  const { id } = await callFerry(ferry, createDestination, {
    body: usageDestination('API usage to Lago', nexsetId, credentialId),
  })
  const { id: held } = await callFerry(ferry, createDestination, {
    body: usageDestination('Mistyped key', nexsetId, mistypedId),
  })
  await page.goto(`${ferry.url}/destinations/${id}`)
  await expect(statusOf(page)).toHaveText('Inactive')
  await look('destination-inactive')
  await page.getByRole('button', { name: 'Activate' }).click()
  await expect(page.getByRole('dialog').getByText(/^Activating sends/)).toBeVisible()
  await expect(page.getByRole('dialog').getByText('Event store')).toBeVisible()
  await look('destination-activate')
  await page.keyboard.press('Escape')
  await activate(page)
  await expect(countOf(page, 'Needs attention')).toHaveText('2')
  await page
    .getByRole('region', { name: 'Needs attention' })
    .getByRole('button', { name: /^Open/ })
    .first()
    .click()
  await expect(page.getByRole('dialog', { name: 'Needs attention' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Record 32 to edit' })).toBeVisible()
  await look('destination-attention')
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: /^Details of the call/ })
    .first()
    .click()
  await expect(page.getByRole('dialog', { name: 'Call' }).getByRole('tab', { name: 'Answer' })).toBeVisible()
  await look('destination-call')
  await page.keyboard.press('Escape')
  await page.getByRole('main').getByRole('button', { name: 'Pause' }).click()
  await expect(statusOf(page)).toHaveText('Paused')
  await page.getByRole('button', { name: 'Destination menu' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await look('destination-delete')
  await page.goto(`${ferry.url}/destinations/${held}`)
  await activate(page)
  await expect(statusOf(page)).toHaveText('Held')
  await look('destination-held')
  await page.goto(`${ferry.url}/destinations`)
  await expect(page.getByRole('link', { name: 'API usage to Lago' })).toBeVisible()
  await look('destinations')
  await page.getByRole('button', { name: 'Import YAML' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'YAML' }).fill('ferry: destination/1\nname: [')
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('dialog').getByText('Nothing was saved.')).toBeVisible()
  await look('destination-import')
}
