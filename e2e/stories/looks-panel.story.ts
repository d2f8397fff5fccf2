import { createCredential } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { lookAt, shapesOf } from '../stack/look.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { usageFile } from '../stack/usage.ts'
import { answerOf, openConfigure, pullSheet, samplePanel, showPanel } from '../stack/wizard.ts'

for (const { scheme, width, height } of shapesOf([1440, 390, 1920])) {
  test.describe(`${scheme}, ${width} wide`, () => {
    test.use({
      colorScheme: scheme,
      viewport: { width, height },
      contextOptions: { reducedMotion: 'reduce' },
    })

    test('S20–S25 every state of the Sample Payload panel is accessible and fits its width', async ({
      signedIn: page,
      ferry,
      sandbox,
    }, info) => {
      const look = lookAt(page, info, width)
      const lines = usageFile(120).split('\n')
      lines[7] = lines[7]?.replace(/"sub_\d+"/, 'null') ?? ''
      await uploadNexset(ferry, 'API usage', 'usage.ndjson', lines.join('\n'))
      await callFerry(ferry, createCredential, {
        body: { name: 'Lago on this machine', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
      })
      await openConfigure(page, 'API usage', 'Lago on this machine')
      const panel = samplePanel(page)
      const press = (name: string) => panel.getByRole('button', { name, exact: true }).click()
      const tab = (name: string) => panel.getByRole('tab', { name, exact: true }).click()

      await test.step('Preview', async () => {
        await showPanel(page, 'Preview')
        await panel.getByText('"timestamp"').first().hover()
        await look('preview-body')
        for (const name of ['Headers', 'cURL', 'Records']) {
          await tab(name)
          await look(`preview-${name.toLowerCase()}`)
        }
        await tab('Body')
        await panel.getByRole('checkbox', { name: /Only problem records/ }).check()
        await look('preview-problems')
        await panel.getByRole('checkbox', { name: /Only problem records/ }).uncheck()
        await press('Paste')
        await expect(page.getByRole('dialog')).toBeVisible()
        await look('paste')
        await page.keyboard.press('Escape')
      })
      await test.step('Test', async () => {
        await pullSheet(page, 'Hide')
        await page.getByRole('textbox', { name: 'Batch Size' }).fill('2')
        await showPanel(page, 'Test')
        await expect(editorOf(page)).toBeVisible()
        await look('test-ready')
        await press('Validate')
        await look('test-validated')
        await press('Estimate')
        await expect(panel.getByText(/no active subscription/).first()).toBeVisible()
        await look('test-estimated')
        await press('Send Test Data')
        await expect(answerOf(page).getByText('200 OK')).toBeVisible()
        await answerOf(page).getByRole('tab', { name: 'What it means' }).click()
        await expect(answerOf(page).getByText('Not billed.')).toBeVisible()
        await look('test-accepted')
        await answerOf(page).getByRole('tab', { name: 'Timeline' }).click()
        await look('test-timeline')
        await press('Send Test Data')
        await press('Show stored copy')
        await expect(answerOf(page).getByText(/^They arrived/)).toBeVisible()
        await look('test-exists')
        sandbox.faults.add({ kind: 'drop_before', match: { path: '/events/batch' } })
        await press('Send Test Data')
        await expect(answerOf(page).getByText(/may have been stored/)).toBeVisible()
        await look('test-unknown')
        sandbox.faults.add({ kind: 'expired_key', match: { path: '/events/batch' } })
        await press('Send Test Data')
        await expect(answerOf(page).getByText('401 Key refused')).toBeVisible()
        await look('test-key-refused')
        await editorOf(page).fill('{\n  "events": [\n    {"transaction_id": }\n  ]\n}')
        await press('Send Test Data')
        await expect(panel.getByRole('alert').getByText(/Line 3/)).toBeVisible()
        await look('test-no-json')
      })
    })
  })
}

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Payload to send' })
