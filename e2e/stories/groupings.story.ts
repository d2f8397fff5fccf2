import { createCredential } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { activate } from '../stack/destination-page.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { writesAt } from '../stack/witness.ts'
import {
  choose,
  finish,
  goAdvanced,
  openConfigure,
  openRequest,
  rawBody,
  requestLines,
  samplePanel,
} from '../stack/wizard.ts'

/** Events as Lago takes them, of two teams in turn; the last is of none. */
const event = (index: number, team?: string) =>
  `{"transaction_id":"group_${index}","external_subscription_id":"sub_1","code":"api_calls","timestamp":${1782864000 + index}${team === undefined ? '' : `,"team":"${team}"`}}`
const records = [event(1, 'red'), event(2, 'blue'), event(3, 'red'), event(4, 'blue'), event(5)]
const [r1, r2, r3, r4, r5] = records

/** Every body of the panel, in order. */
const bodies = async (page: Page) => {
  const found: string[] = []
  for (let index = 0; index < (await requestLines(page).count()); index += 1) {
    await openRequest(page, index)
    found.push(await rawBody(page, index))
  }
  return found
}

test('S17, S18 each grouping algorithm shapes the requests, in the preview and at Lago', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await uploadNexset(ferry, 'Teams', 'teams.ndjson', records.join('\n'))
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  await openConfigure(page, 'Teams', 'Witness')
  const algorithm = page.getByRole('combobox', { name: 'Grouping Algorithm' })
  const key = page.getByRole('textbox', { name: 'Key', exact: true })
  const attributes = page.getByRole('combobox', { name: 'Attributes', exact: true })

  await test.step('a template parts its events by attributes, and says why it takes no bare list', async () => {
    await algorithm.click()
    await expect(page.getByRole('option', { name: /^Array of records Not in a template/ })).toBeDisabled()
    await page.getByRole('option', { name: /^Group by attributes/ }).click()
    await choose(page, attributes, /^team/)
    await page.keyboard.press('Escape')
    await expect(requestLines(page)).toHaveCount(3)
    await expect
      .poll(async () => (await bodies(page))[1])
      .toMatch(/^{"events":\[{.*"group_2".*"group_4".*}]}$/)
    await page.getByRole('button', { name: 'Remove team' }).click()
    await choose(page, algorithm, /^Array under a key The body is an object/)
  })
  await goAdvanced(page)
  await page.getByRole('textbox', { name: 'URL' }).fill('/imports')
  await page.getByRole('textbox', { name: 'Batch Size' }).fill('3')

  await test.step('Array of records', async () => {
    await choose(page, algorithm, /^Array of records/)
    await expect.poll(() => bodies(page)).toEqual([`[${r1},${r2},${r3}]`, `[${r4},${r5}]`])
  })
  await test.step('Array under a key', async () => {
    await choose(page, algorithm, /^Array under a key The body is an object/)
    await key.fill('rows')
    await expect.poll(() => bodies(page)).toEqual([`{"rows":[${r1},${r2},${r3}]}`, `{"rows":[${r4},${r5}]}`])
  })
  await test.step('Array under a key, with constants', async () => {
    await choose(page, algorithm, /^Array under a key, with constants/)
    await page.getByRole('button', { name: 'Add constant' }).click()
    await page.getByRole('textbox', { name: 'Name of constant 1' }).fill('team')
    await page.getByRole('textbox', { name: 'Value of constant 1' }).fill('green')
    await expect.poll(async () => (await bodies(page))[1]).toBe(`{"rows":[${r4},${event(5, 'green')}]}`)
    await page.getByRole('radio', { name: 'Overwrite it with the constant' }).check()
    await expect
      .poll(async () => (await bodies(page))[1])
      .toBe(`{"rows":[${event(4, 'green')},${event(5, 'green')}]}`)
  })
  await test.step('Custom template', async () => {
    await choose(page, algorithm, /^Custom template/)
    await page.getByRole('textbox', { name: 'Template' }).fill('{"of": "{record.team}", "all": "{records}"}')
    await expect.poll(async () => (await bodies(page))[0]).toBe(`{"of":"red","all":[${r1},${r3}]}`)
  })
  await test.step('Group by attributes', async () => {
    await choose(page, algorithm, /^Group by attributes/)
    await key.fill('events')
    await choose(page, attributes, /^team/)
    await page.keyboard.press('Escape')
    await page.getByRole('checkbox', { name: 'Put the group’s values beside the list' }).check()
    await expect.poll(async () => (await bodies(page))[0]).toBe(`{"team":"red","events":[${r1},${r3}]}`)
    await page.getByRole('checkbox', { name: 'Put the group’s values beside the list' }).uncheck()
    await page.getByRole('radio', { name: 'Hold back: set aside, not sent' }).check()
    await expect(samplePanel(page).getByText('1 record would be set aside, not sent')).toBeVisible()
    await page.getByRole('radio', { name: 'Send as a group of their own' }).check()
    await expect(requestLines(page)).toHaveCount(3)
  })
  await test.step('the delivery sends what the preview shows', async () => {
    await page.getByRole('textbox', { name: 'URL' }).fill('/events/batch')
    const shown = [`{"events":[${r1},${r3}]}`, `{"events":[${r2},${r4}]}`, `{"events":[${r5}]}`]
    await expect.poll(() => bodies(page)).toEqual(shown)
    await finish(page)
    await activate(page)
    await expect(page.getByText('All 5 records arrived at Lago')).toBeVisible()
    expect(
      writesAt(sandbox)
        .map(({ rawBody: body }) => body)
        .toSorted(),
    ).toEqual(shown.toSorted())
  })
})
