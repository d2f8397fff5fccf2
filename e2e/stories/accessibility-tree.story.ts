import { createCredential } from '@ferry/contract'
import type { Locator, Page } from '@playwright/test'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { usageFile } from '../stack/usage.ts'
import { answerOf, chooseLago, finish, goAdvanced, samplePanel, showPanel } from '../stack/wizard.ts'

/** The trees are in `trees/`, one file a step; what is not in a file must not be on the page. */
const expectTree = (part: Locator, name: string) =>
  test.step(`the tree of ${name}`, () => expect(part).toMatchAriaSnapshot({ name: `${name}.aria.yml` }))

test('S01–S30 each step of the wizard reads well to those who do not see it', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const nexsetId = await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(2))
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')

  await test.step('Connector', async () => {
    await page.goto(`${ferry.url}/nexsets/${nexsetId}/send/connector`)
    await expectStep(page, '1 Connector')
    await expectTree(page.locator('body'), 'connector')
    await page.getByRole('button', { name: 'Next' }).click()
    await expectTree(main, 'connector-missing')
    await chooseLago(page)
  })
  await test.step('Credential', async () => {
    await expectStep(page, '2 Credential')
    await expectTree(main, 'credential')
    await expect(page.getByRole('radio', { name: 'Witness' })).toHaveAccessibleDescription(
      /^http:\/\/127\.0\.0\.1:\d+\/api\/v1 · key ending …0001 · used by 0\sdestinations$/,
    )
    await page.getByRole('button', { name: 'New credential' }).click()
    await dialog.getByRole('radio', { name: 'Self-Hosted' }).check()
    await expectTree(dialog, 'new-credential')
    await dialog.getByRole('button', { name: 'Save credential' }).click()
    await expectTree(dialog, 'new-credential-missing')
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('Give it a name.')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('radio', { name: 'Witness' }).click()
    await page.getByRole('button', { name: 'Next' }).click()
  })
  await test.step('Configure, Template', async () => {
    await expectStep(page, '3 Configure')
    await expect(samplePanel(page).getByText('Preview updated: 1 request, 0 problems.')).toBeAttached()
    await expectTree(main, 'template')
    await expect(page.getByRole('combobox', { name: 'transaction_id takes its value from' })).toHaveAttribute(
      'aria-required',
      'true',
    )
  })
  await test.step('Configure, Advanced', async () => {
    await goAdvanced(page)
    await expect(dialog).toBeHidden()
    await expect(samplePanel(page).getByText('Preview updated: 0 requests, 8 problems.')).toBeAttached()
    await expectTree(page.getByRole('region', { name: 'Settings' }), 'advanced')
    await expectTree(samplePanel(page), 'sample-problems')
    await page.getByRole('tab', { name: 'Template' }).click()
    await expect(samplePanel(page).getByText('Preview updated: 1 request, 0 problems.')).toBeAttached()
  })
  await test.step('Sample Payload', async () => {
    await expectTree(samplePanel(page), 'sample')
    await showPanel(page, 'Test')
    await expect(page.getByRole('textbox', { name: 'Payload to send' })).toBeVisible()
    await expectTree(samplePanel(page), 'test')
    await samplePanel(page).getByRole('button', { name: 'Send Test Data' }).click()
    await expect(answerOf(page).getByText('200 OK')).toBeVisible()
    await expectTree(answerOf(page), 'test-answer')
  })
  await test.step('Done, the page of the destination, and its menu', async () => {
    await finish(page)
    await expect(page.getByRole('heading', { level: 2, name: 'What people did' })).toBeVisible()
    await expectTree(main, 'destination')
    await page.getByRole('button', { name: 'Destination menu' }).click()
    await expectTree(page.getByRole('menu'), 'destination-menu')
  })
  await test.step('Activate', async () => {
    await page.getByRole('menuitem', { name: 'Activate' }).click()
    await expect(dialog.getByRole('region', { name: 'Checks' })).not.toHaveAttribute('aria-busy', 'true')
    await expectTree(dialog, 'activate')
  })
})

/** The step is open, and said to be the current one. */
const expectStep = (page: Page, name: string) =>
  expect(page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name })).toHaveAttribute(
    'aria-current',
    'step',
  )
