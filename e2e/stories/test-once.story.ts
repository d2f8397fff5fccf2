import { createCredential } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { callFerry, uploadNexset } from '../stack/api.ts'
import type { Ferry } from '../stack/ferry.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { usageFile } from '../stack/usage.ts'
import { writesAt } from '../stack/witness.ts'
import { answerOf, openConfigure, samplePanel, showPanel } from '../stack/wizard.ts'

/** At Test of a Nexset of two records, one request each. */
const openTest = async (page: Page, ferry: Ferry, baseUrl: string) => {
  await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(2))
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl, apiKey },
  })
  await openConfigure(page, 'Usage', 'Witness')
  await page.getByRole('textbox', { name: 'Batch Size' }).fill('1')
  await showPanel(page, 'Test')
  await expect(editorOf(page)).toBeVisible()
}

const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Payload to send' })
const sendButton = (page: Page) => samplePanel(page).getByRole('button', { name: 'Send Test Data' })

test('S25 a double press on Send Test Data sends once', async ({ signedIn: page, ferry, sandbox }) => {
  await openTest(page, ferry, sandbox.url)
  sandbox.faults.add({ kind: 'delay', delayMs: 1500, match: { path: '/events/batch' } })
  await sendButton(page).dblclick()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(sendButton(page)).toBeDisabled()
  await expect(answerOf(page).getByText('200 OK')).toBeVisible()
  expect(writesAt(sandbox)).toHaveLength(1)
  expect(sandbox.events()).toHaveLength(1)
})

test('S25 a lost answer is not known, not sent again, and the next press is the same event', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await openTest(page, ferry, sandbox.url)
  sandbox.faults.add({ kind: 'drop_after', match: { path: '/events/batch' } })
  await sendButton(page).click()
  await expect(answerOf(page).getByText('The event may have been stored.')).toBeVisible()
  expect(writesAt(sandbox)).toHaveLength(1)
  expect(sandbox.events()).toHaveLength(1)

  await sendButton(page).click()
  await expect(
    answerOf(page)
      .getByText(/already holds something with this id/)
      .first(),
  ).toBeVisible()
  expect(writesAt(sandbox).map(({ rawBody }) => rawBody)).toEqual([
    writesAt(sandbox)[0]?.rawBody,
    writesAt(sandbox)[0]?.rawBody,
  ])
  expect(sandbox.events()).toHaveLength(1)
})

test('S24, S25 an edited payload is sent as it was edited, under an id of its own', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await openTest(page, ferry, sandbox.url)
  const editor = editorOf(page)
  await editor.getByText('"eu-west"').dblclick({ position: { x: 20, y: 5 } })
  await page.keyboard.type('mars')
  await expect(editor).toContainText('story_000000-test-1')
  await expect(samplePanel(page).getByText('Edited', { exact: true })).toBeVisible()
  await expect(samplePanel(page).getByText(/^Edits count for this test only\./)).toBeVisible()
  await sendButton(page).click()
  await expect(answerOf(page).getByText('200 OK')).toBeVisible()
  expect(writesAt(sandbox)).toHaveLength(1)
  expect(writesAt(sandbox)[0]?.rawBody).toContain('"transaction_id":"story_000000-test-1"')
  expect(writesAt(sandbox)[0]?.rawBody).toContain('mars')

  await test.step('Reset brings the generated payload back', async () => {
    await samplePanel(page).getByRole('button', { name: 'Reset' }).click()
    await expect(editor).toContainText('eu-west')
    await expect(editor).not.toContainText('-test-1')
  })
})

test('S25 of a refused batch, each record Lago names is named by its number', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await openTest(page, ferry, sandbox.url)
  await sendButton(page).click()
  await expect(answerOf(page).getByText('200 OK')).toBeVisible()
  await page.getByRole('textbox', { name: 'Batch Size' }).fill('2')
  await expect(editorOf(page)).toContainText('story_000001')
  await sendButton(page).click()
  await expect(answerOf(page).getByText(/^422 /)).toBeVisible()
  const refused = answerOf(page).getByRole('list', { name: 'Refused records' }).getByRole('listitem')
  await expect(refused).toHaveText([/^Record 1 → transaction_id: /])
  expect(sandbox.events()).toHaveLength(1)
})

test('S24 a payload that is no JSON names the line and is not sent', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await openTest(page, ferry, sandbox.url)
  await editorOf(page).fill('{\n  "events": [\n    {"transaction_id": }\n  ]\n}')
  await sendButton(page).click()
  await expect(
    samplePanel(page)
      .getByRole('alert')
      .getByText(/line 3.*Nothing was sent\./i),
  ).toBeVisible()
  expect(writesAt(sandbox)).toEqual([])
})
