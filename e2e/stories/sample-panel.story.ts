import { configureUsage } from '../stack/configure-usage.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'
import { usageFile, usageRecord } from '../stack/usage.ts'
import { answerOf, pullSheet, requestLines, samplePanel, showPanel } from '../stack/wizard.ts'

test('S18, S20–S22 the sample can be turned, narrowed to problems, pasted and generated', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const lines = usageFile(640).split('\n')
  lines[310] = lines[310]?.replace(/"sub_\d+"/, 'null') ?? ''
  await configureUsage(page, ferry, sandbox.url, lines.join('\n'))
  const panel = samplePanel(page)
  const body = panel.getByRole('region', { name: 'Request body' })

  await test.step('S20 a request says what it holds, why it was closed, and whether it is ready', async () => {
    await expect(requestLines(page)).toHaveCount(3)
    await expect(requestLines(page).first()).toContainText(/100\srecords · \d+\.\d\sKB.*Ready/)
    await expect(panel.getByText('Records 1–100 are in it; it closed because it was full.')).toBeVisible()
  })
  await test.step('S20 the record beside the settings and the request that is open go together', async () => {
    const beside = page.getByRole('region', { name: 'Settings' })
    await requestLines(page).nth(1).click()
    await expect(beside.getByText('Record 101', { exact: true })).toBeVisible()
    await beside.getByRole('button', { name: 'Previous record' }).click()
    await expect(beside.getByText('Record 100', { exact: true })).toBeVisible()
    await expect(requestLines(page).first()).toHaveAttribute('aria-expanded', 'true')
  })
  await test.step('S20 a value says where it comes from, also to the keyboard', async () => {
    await body.getByText('"timestamp"').first().hover()
    await expect(panel.getByText(/^Record 1: at = "2026-07-01T00:00:00.000Z" → timestamp$/)).toBeVisible()
    await body.focus()
    await page.keyboard.press('ArrowUp')
    await expect(panel.getByText(/^Record 1: event = "api_calls" → code$/)).toBeVisible()
  })
  await test.step('S20 the headers with the key masked, a command without it, and the records it holds', async () => {
    await panel.getByRole('tab', { name: 'Headers', exact: true }).click()
    await expect(panel.getByText(`Bearer ••••${apiKey.slice(-4)}`)).toBeVisible()
    await expect(panel.getByText('application/json').first()).toBeVisible()
    await panel.getByRole('tab', { name: 'cURL', exact: true }).click()
    const command = panel.getByRole('region', { name: 'cURL command' })
    await expect(command).toContainText('"Authorization: Bearer $LAGO_API_KEY"')
    await expect(command).toContainText(`${sandbox.baseUrl}/events/batch`)
    await expect(panel).not.toContainText(apiKey)
    await panel.getByRole('tab', { name: 'Records', exact: true }).click()
    await expect(panel.getByRole('list', { name: 'Records in this request' })).toContainText('story_000000')
    await panel.getByRole('tab', { name: 'Body', exact: true }).click()
  })
  await test.step('S21 the end of a long payload is there when it is scrolled to', async () => {
    await body.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await expect(body.getByText('"story_000099"')).toBeVisible()
  })
  await test.step('the next stretch of the Nexset, and only what cannot be sent', async () => {
    await panel.getByRole('button', { name: 'Later records' }).click()
    await expect(panel.getByText('301–600 of 640')).toBeVisible()
    await panel.getByRole('checkbox', { name: /Only problem records/ }).check()
    await expect(panel.getByRole('list', { name: 'Problem records' }).getByText('Record 311')).toBeVisible()
    await panel.getByRole('checkbox', { name: /Only problem records/ }).uncheck()
  })
  await test.step('a pasted record is previewed and tested under an id of its own', async () => {
    await panel.getByRole('button', { name: 'Paste' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Records as JSON' }).fill(usageRecord(7))
    await dialog.getByRole('button', { name: 'Use these records' }).click()
    await expect(panel.getByText('1 pasted record')).toBeVisible()
    await showPanel(page, 'Test')
    await expect(page.getByRole('textbox', { name: 'Payload to send' })).toContainText('story_000007-test-1')
    await panel.getByRole('button', { name: 'Send Test Data' }).click()
    await expect(answerOf(page).getByText('200 OK')).toBeVisible()
    expect(sandbox.events().map(({ transactionId }) => transactionId)).toEqual(['story_000007-test-1'])
    await showPanel(page, 'Preview')
  })
  await test.step('generated records are made of the Nexset’s own attributes', async () => {
    await panel.getByRole('button', { name: 'Generate' }).click()
    await expect(panel.getByText('5 generated records')).toBeVisible()
    await expect(body).toContainText('generated_1')
    await expectAccessible(page)
  })
})

test('S20 the border between settings and payload moves by keyboard and stays where it was put', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await configureUsage(page, ferry, sandbox.url, usageFile(3))
  const border = page.getByRole('separator', { name: 'Width of Sample Payload' })
  await border.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(border).toHaveAttribute('aria-valuenow', '49')
  await page.reload()
  await expect(border).toHaveAttribute('aria-valuenow', '49')
  await page.setViewportSize({ width: 900, height: 800 })
  await expect(border).toBeHidden()
  await page.getByRole('button', { name: 'Show Sample Payload' }).click()
  await expect(requestLines(page).first()).toBeVisible()
  await expectAccessible(page)
})

test.describe('390 wide', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('S26 what Done leads to comes out from under the panel', async ({
    signedIn: page,
    ferry,
    sandbox,
  }) => {
    await configureUsage(page, ferry, sandbox.url)
    const size = page.getByRole('textbox', { name: 'Batch Size' })
    await size.fill('')
    await pullSheet(page, 'Show')
    await expect(samplePanel(page).getByText('Batch Size is at least 1.')).toBeVisible()
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('button', { name: 'Show Sample Payload' })).toBeVisible()
    await expect(size).toBeFocused()
    // A press that something else would take fails.
    await size.click()
    await size.fill('5')
    await pullSheet(page, 'Show')
    await samplePanel(page).getByRole('button', { name: 'Paste' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('button', { name: 'Hide Sample Payload' })).toBeVisible()
  })
})
