import { readFile } from 'node:fs/promises'
import { changeDestination, createCredential, createDestination } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { activate, countOf } from '../stack/destination-page.ts'
import { callLago } from '../stack/lago.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'
import { usageDestination, usageRecord } from '../stack/usage.ts'

const usage = (index: number, changes: Record<string, unknown> = {}) =>
  JSON.stringify({ ...(JSON.parse(usageRecord(index)) as Record<string, unknown>), ...changes })

/** Lago refuses records 2 and 3; Ferry can send 4 and 5 to nobody; another event holds the id of 6; 7 has no time. */
const file = [
  usage(0),
  usage(1, { event: 'fault_expression' }),
  usage(2, { event: 'fault_expression' }),
  usage(3, { subscription: null }),
  usage(4, { subscription: null }),
  usage(5),
  usage(6, { at: 'yesterday' }),
].join('\n')

const attention = (page: Page) => page.getByRole('region', { name: 'Needs attention' })
const panel = (page: Page) => page.getByRole('dialog', { name: 'Needs attention' })

test('S29, S30 records that were set aside are mended, retried, renewed, discarded and taken back', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const idsOf = (start: string) =>
    sandbox
      .events()
      .map(({ transactionId }) => transactionId)
      .filter((id) => id.startsWith(start))
  await callLago(sandbox, 'POST', '/events', {
    event: {
      transaction_id: 'story_000005',
      external_subscription_id: 'sub_2006',
      code: 'api_calls',
      timestamp: Date.UTC(2026, 6, 1) / 1000 + 5,
      properties: { region: 'eu-west', bytes: 999 },
    },
  })
  const nexsetId = await uploadNexset(ferry, 'Mixed', 'mixed.ndjson', file)
  const credential = await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  const made = usageDestination('Mixed', nexsetId, credential.id)
  const { id } = await callFerry(ferry, createDestination, { body: made })
  await page.goto(`${ferry.url}/destinations/${id}`)
  await activate(page)

  await test.step('each reason stands there once, with how many records it has', async () => {
    await expect(countOf(page, 'Needs attention')).toHaveText('6', { timeout: 60_000 })
    await expect(attention(page).getByRole('listitem')).toHaveCount(4)
    await page.getByRole('button', { name: '6 Needs attention: show them' }).click()
    await expect(page.getByRole('heading', { name: 'Needs attention' })).toBeFocused()
    expect(idsOf('story_')).toEqual(expect.arrayContaining(['story_000000', 'story_000005']))
    expect(sandbox.events()).toHaveLength(2)
    await expectAccessible(page)
  })
  await test.step('a record is mended and goes out under its own id', async () => {
    await attention(page)
      .getByRole('button', { name: /^Open 2\srecords: .*expression/i })
      .click()
    await panel(page)
      .getByRole('button', { name: /^Record 2/ })
      .click()
    const editor = panel(page).getByRole('textbox', { name: 'Record 2 to edit' })
    await expect(editor).toBeVisible()
    await panel(page).getByRole('tab', { name: 'Answer' }).click()
    await expect(panel(page).getByText('Status 422')).toBeVisible()
    await panel(page).getByRole('tab', { name: 'Request' }).click()
    await expect(panel(page).getByRole('region', { name: 'Body sent' })).toContainText('fault_expression')
    await expectAccessible(page)
    await panel(page).getByRole('tab', { name: 'Record' }).click()
    await editor.fill('{"id": }')
    await expect(panel(page).getByText(/Mend that before it is saved/)).toBeVisible()
    // What was typed is not lost by Escape, which leaves the editor.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await editor.fill(usage(1))
    await expectAccessible(page)
    await panel(page).getByRole('button', { name: 'Save and retry' }).click()
    await expect(countOf(page, 'Needs attention')).toHaveText('5')
    await expect.poll(() => idsOf('story_000001')).toEqual(['story_000001'])
    await expect(panel(page).getByRole('button', { name: /^Record 2/ })).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(panel(page)).toBeHidden()
  })
  await test.step('once the settings are mended, all records of a reason are retried', async () => {
    const { config } = made
    if (config.mode !== 'template') throw new Error('A template was expected.')
    await callFerry(ferry, changeDestination, {
      params: { id },
      body: {
        version: await versionOf(page, ferry.url, id),
        config: {
          ...config,
          excludeAttributes: ['subscription'],
          mapping: { ...config.mapping, external_subscription_id: { constant: 'sub_2001' } },
        },
      },
    })
    await attention(page)
      .getByRole('button', { name: /^Open 2\srecords: /i })
      .click()
    await panel(page).getByRole('button', { name: 'Retry all of this reason' }).click()
    await expect(countOf(page, 'Needs attention')).toHaveText('3')
    await expect
      .poll(() => idsOf('story_00000').toSorted())
      .toEqual(['story_000000', 'story_000001', 'story_000003', 'story_000004', 'story_000005'])
  })
  await test.step('a conflict shows both events; a new id is sent only once its price is agreed to', async () => {
    await attention(page)
      .getByRole('button', { name: /^Compare/ })
      .click()
    const row = panel(page).getByRole('row', { name: /properties\.bytes/ })
    await expect(row).toContainText('105')
    await expect(row).toContainText('999')
    await expect(row).toContainText('differs')
    await expectAccessible(page)
    await panel(page).getByRole('button', { name: 'Use new id…' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Send this record under a new id?' })
    await expect(dialog.getByText(/for another event and bills it/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Send under a new id' }).click()
    await expect(dialog.getByText('This needs your agreement first.')).toBeVisible()
    await expectAccessible(page)
    expect(idsOf('story_000005')).toEqual(['story_000005'])
    await dialog.getByRole('checkbox').check()
    await dialog.getByRole('button', { name: 'Send under a new id' }).click()
    await expect(countOf(page, 'Needs attention')).toHaveText('2')
    await expect.poll(() => idsOf('story_000005').length).toBe(2)
  })
  await test.step('a discard needs a reason, and can be taken back', async () => {
    await attention(page)
      .getByRole('button', { name: /^Open 1\srecord: (?!.*expression)/i })
      .click()
    await panel(page).getByRole('button', { name: 'Discard…' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Discard this record?' })
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await expect(dialog.getByText('Say why, for those who look for it later.')).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('textbox', { name: 'Why' }).fill('Made by a test')
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await expect(countOf(page, 'Left out')).toHaveText('1')
    await page.getByRole('button', { name: '1 Left out: show them' }).click()
    const leftOut = page.getByRole('dialog', { name: 'Left out' })
    await leftOut.getByRole('button', { name: /^Open 1\srecord/ }).click()
    await leftOut.getByRole('button', { name: 'Take all of this reason back' }).click()
    await expect(countOf(page, 'Left out')).toHaveText('0')
    await expect(countOf(page, 'Needs attention')).toHaveText('2')
    await page.keyboard.press('Escape')
  })
  await test.step('they are exported as NDJSON and as CSV', async () => {
    const saved = async (format: string) => {
      const download = page.waitForEvent('download')
      await attention(page).getByRole('link', { name: format }).click()
      return readFile(await (await download).path(), 'utf8')
    }
    const lines = (await saved('NDJSON')).trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain('fault_expression')
    expect(lines[1]).toContain('yesterday')
    expect((await saved('CSV')).trim().split(/\r?\n/)).toHaveLength(3)
  })
  await test.step('who did what is listed, with the reason', async () => {
    const acts = page.getByRole('list', { name: 'What people did' })
    for (const act of ['Took a discard back', 'Discarded', 'Sent under new ids', 'Retried', 'Edited'])
      await expect(acts.getByText(act, { exact: true }).first()).toBeVisible()
    await expect(acts.getByText(/records 4–5/)).toBeVisible()
    await expect(acts.getByText(/“Made by a test”/)).toBeVisible()
    await expect(acts.getByText(/^Changed the settings/)).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('a replay states what it does to the bill, which comes true, and has counts of its own', async () => {
    await page.getByRole('button', { name: 'Destination menu' }).click()
    await page.getByRole('menuitem', { name: 'Send records again' }).click()
    const choose = page.getByRole('dialog', { name: 'Send delivered records again' })
    await choose.getByRole('textbox', { name: 'Last record' }).fill('0')
    await choose.getByRole('textbox', { name: 'Last record' }).blur()
    await choose.getByRole('textbox', { name: 'First record' }).fill('7')
    await choose.getByRole('button', { name: 'See what it does to the bill' }).click()
    await expect(choose.getByRole('alert')).toBeVisible()
    await choose.getByRole('textbox', { name: 'First record' }).fill('1')
    await choose.getByRole('textbox', { name: 'Last record' }).fill('2')
    await expectAccessible(page)
    await choose.getByRole('button', { name: 'See what it does to the bill' }).click()
    const confirm = page.getByRole('dialog', { name: 'Send them again?' })
    // The settings name another subscription than record 2 went to, so Lago cannot tell it for the same.
    await expect(confirm.getByText(/external_subscription_id.* bills them a second time/)).toBeVisible()
    await expectAccessible(page)
    await confirm.getByRole('checkbox').check()
    await confirm.getByRole('button', { name: 'Send again' }).click()
    const replays = page.getByRole('region', { name: 'Replays' })
    await expect(replays.getByText(/^Replay 1/)).toBeVisible()
    await expect(replays.getByText('Delivered 1 · Already there 1')).toBeVisible()
    expect(sandbox.counts().repeatedTransactionIds).toEqual({ story_000001: 2 })
  })
})

/** The version of the destination that a change must name. */
const versionOf = async (page: Page, url: string, id: string): Promise<number> => {
  const response = await page.request.get(`${url}/api/v1/destinations/${id}`)
  return ((await response.json()) as { version: number }).version
}
