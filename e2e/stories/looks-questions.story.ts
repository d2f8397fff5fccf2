import { createCredential, createDestination, editSetAside } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { saveCustomersDestination } from '../stack/customers.ts'
import { activate, countOf } from '../stack/destination-page.ts'
import type { Ferry } from '../stack/ferry.ts'
import { callLago } from '../stack/lago.ts'
import { type Look, lookAt, shapesOf } from '../stack/look.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { usageDestination, usageFile } from '../stack/usage.ts'
import { openConfigure, pasteText } from '../stack/wizard.ts'

for (const { scheme, width, height } of shapesOf([1440, 390, 1920])) {
  test.describe(`${scheme}, ${width} wide`, () => {
    test.use({
      colorScheme: scheme,
      viewport: { width, height },
      contextOptions: { reducedMotion: 'reduce' },
    })

    test('what the wizard asks is accessible and fits its width', async ({
      signedIn: page,
      ferry,
      sandbox,
    }, info) => {
      await uploadNexset(ferry, 'API usage', 'usage.ndjson', usageFile(60))
      await credentialAt(ferry, sandbox.url)
      await wizard(page, sandbox.baseUrl, lookAt(page, info, width))
    })

    test('what a destination asks is accessible and fits its width', async ({
      signedIn: page,
      ferry,
      sandbox,
    }, info) => {
      const look = lookAt(page, info, width)
      const credentialId = await credentialAt(ferry, sandbox.url)
      // Another event holds the id of record 6.
      await callLago(sandbox, 'POST', '/events', {
        event: {
          transaction_id: 'story_000005',
          external_subscription_id: 'sub_2006',
          code: 'api_calls',
          timestamp: Date.UTC(2026, 6, 1) / 1000 + 5,
          properties: { region: 'eu-west', bytes: 999 },
        },
      })
      await test.step('events', () => events(page, ferry, credentialId, look))
      await test.step('customers', () => customers(page, ferry, credentialId, look))
    })
  })
}

const credentialAt = async (ferry: Ferry, baseUrl: string): Promise<string> => {
  const body = { name: 'Lago on this machine', deployment: 'self_hosted', baseUrl, apiKey } as const
  return (await callFerry(ferry, createCredential, { body })).id
}

const wizard = async (page: Page, baseUrl: string, look: Look) => {
  const asked = (name: string) => page.getByRole('dialog', { name })
  await openConfigure(page, 'API usage', 'Lago on this machine')
  await page.getByRole('button', { name: /^Delivery/ }).scrollIntoViewIfNeeded()
  await look('template-end')
  await page.getByRole('tab', { name: 'Advanced' }).click()
  await asked('Go to Advanced?').getByRole('button', { name: 'Go to Advanced' }).click()
  const url = page.getByRole('textbox', { name: 'URL' })
  await url.focus()
  await pasteText(page, `curl -k -X PUT '${baseUrl}/subscriptions/s1' -H 'X-Team: a' -d '{}'`)
  await expect(asked('Looks like cURL. Import it?').getByText('Not taken over')).toBeVisible()
  await look('curl')
  await asked('Looks like cURL. Import it?').getByRole('button', { name: 'Import' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await look('curl-imported')
  await page.getByRole('tab', { name: 'Template' }).click()
  await expect(asked('Go back to the template?')).toBeVisible()
  await look('back-to-template')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Nexsets' }).first().click()
  await expect(asked('Leave this setup?')).toBeVisible()
  await look('leave')
  await page.getByRole('button', { name: 'Keep draft and leave' }).click()
  await expect(page.getByRole('list', { name: 'Half-done setups' })).toBeVisible()
  await look('half-done')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('shortcuts')
}

const events = async (page: Page, ferry: Ferry, credentialId: string, look: Look) => {
  const nexsetId = await uploadNexset(ferry, 'API usage', 'usage.ndjson', usageFile(60))
  const { id } = await callFerry(ferry, createDestination, {
    body: usageDestination('API usage to Lago', nexsetId, credentialId),
  })
  await page.goto(`${ferry.url}/destinations/${id}`)
  await activate(page)
  await expect(countOf(page, 'Needs attention')).toHaveText('1')
  await expect(countOf(page, 'Delivered')).toHaveText('59')
  await look('active')
  await page.getByRole('button', { name: /^Compare/ }).click()
  await expect(page.getByRole('dialog').getByRole('row', { name: /properties\.bytes/ })).toBeVisible()
  await look('compare')
  await page.getByRole('button', { name: 'Use new id…' }).first().click()
  await expect(page.getByRole('dialog').getByText(/bills it/)).toBeVisible()
  await look('new-id')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard…' }).first().click()
  await expect(page.getByRole('dialog', { name: 'Discard this record?' })).toBeVisible()
  await look('discard')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Discard this record?' })).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('button', { name: 'Destination menu' }).click()
  await expect(page.getByRole('menuitem', { name: 'Send records again' })).toBeVisible()
  await look('menu')
  await page.getByRole('menuitem', { name: 'Send records again' }).click()
  const choose = page.getByRole('dialog', { name: 'Send delivered records again' })
  await choose.getByRole('textbox', { name: 'First record' }).fill('1')
  await choose.getByRole('textbox', { name: 'Last record' }).fill('2')
  await choose.getByRole('button', { name: 'See what it does to the bill' }).click()
  await expect(page.getByRole('dialog', { name: 'Send them again?' })).toBeVisible()
  await look('replay')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Send them again?' })).toBeHidden()
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('heading', { name: 'Calls' }).scrollIntoViewIfNeeded()
  await page.getByRole('list', { name: 'What people did' }).scrollIntoViewIfNeeded()
  await look('active-end')
}

const customers = async (page: Page, ferry: Ferry, credentialId: string, look: Look) => {
  const id = await saveCustomersDestination(ferry, credentialId)
  await page.goto(`${ferry.url}/destinations/${id}`)
  await activate(page)
  await expect(countOf(page, 'Delivered')).toHaveText('1')
  await callFerry(ferry, editSetAside, {
    params: { id, offset: 0 },
    body: { text: '{"external_id":"acme","name":"Acme Inc"}', revision: 0 },
  })
  await page
    .getByRole('button', { name: /^Open 1\srecord/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retry as it is' }).click()
  await expect(page.getByRole('dialog', { name: /although a later record was delivered/ })).toBeVisible()
  // Its edge cuts through a count of the page behind, which cannot be pressed meanwhile.
  await look('overwrite', '[role="dialog"]')
}
