import { createCredential } from '@ferry/contract'
import { callFerry } from '../stack/api.ts'
import { saveCustomersDestination } from '../stack/customers.ts'
import { activate, countOf } from '../stack/destination-page.ts'
import { callLago } from '../stack/lago.ts'
import { apiKey, expect, test } from '../stack/story.ts'

test('S29 a mended record that was outrun asks before it overwrites, and its edit is kept either way', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const credential = await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  const id = await saveCustomersDestination(ferry, credential.id)
  await page.goto(`${ferry.url}/destinations/${id}`)
  await activate(page)
  await expect(countOf(page, 'Delivered')).toHaveText('1')
  const nameAtLago = async () => {
    const { customer } = await callLago<{ customer: { name: string } }>(sandbox, 'GET', '/customers/acme')
    return customer.name
  }

  const panel = page.getByRole('dialog', { name: 'Needs attention' })
  const question = page.getByRole('dialog', { name: /although a later record was delivered/ })
  const mended = page.getByRole('textbox', { name: 'Record 1 to edit' })
  await page.getByRole('button', { name: /^Open 1\srecord/ }).click()

  await test.step('Save and retry asks, and Not now sends nothing', async () => {
    await mended.fill('{"external_id":"acme","name":"Acme Inc"}')
    await panel.getByRole('button', { name: 'Save and retry' }).click()
    await expect(question.getByText(/Record 2, a later one about .*acme.*, was delivered/)).toBeVisible()
    await question.getByRole('button', { name: 'Not now' }).click()
    await expect(question).toBeHidden()
    await expect(panel.getByRole('tab', { name: 'Edits' })).toBeVisible()
    await expect(mended).toContainText('acme')
    expect(await nameAtLago()).toBe('Acme Corporation')
  })
  await test.step('a second edit asks again, and yes sends it', async () => {
    await mended.fill('{"external_id":"acme","name":"Acme Limited"}')
    await panel.getByRole('button', { name: 'Save and retry' }).click()
    await question.getByRole('checkbox', { name: /I understand/ }).check()
    await question.getByRole('button', { name: 'Retry it' }).click()
    await expect(countOf(page, 'Delivered')).toHaveText('2')
    expect(await nameAtLago()).toBe('Acme Limited')
  })
})
