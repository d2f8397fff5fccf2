import { createCredential } from '@ferry/contract'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'
import { choose, openConfigure, rawBody, samplePanel } from '../stack/wizard.ts'

const records = [
  '{"customer":"acme","setup_units":2,"price":"12.50","Note":" First ","currency":"EUR"}',
  '{"customer":"bolt","setup_units":3,"price":"9.00","Note":null,"currency":"EUR"}',
]

test('S05, S06 any template is found by what it does, and filled in from the catalogue alone', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await uploadNexset(ferry, 'Setups', 'setups.ndjson', records.join('\n'))
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  await openConfigure(page, 'Setups', 'Witness')
  const source = (field: string) => page.getByRole('combobox', { name: `${field} takes its value from` })

  await test.step('S05 the endpoint is found by words of its purpose, with the keyboard', async () => {
    await page.getByRole('combobox', { name: 'Endpoint' }).click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('invoices customer add-ons')
    const option = page.getByRole('option', { name: /Each record/ })
    await expect(option).toHaveCount(1)
    await expect(page.getByRole('group', { name: 'Invoices', exact: true }).getByRole('option')).toHaveCount(
      1,
    )
    await expect(option).toContainText('POST')
    await expect(option).toContainText('Each record invoices a customer for add-ons.')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(source('external_customer_id')).toBeVisible()
  })
  await test.step('S06 the templates of the resource are listed; a press on one expands it', async () => {
    const list = page.getByRole('list', { name: 'Templates of Invoices' })
    await expect(list.getByRole('button', { expanded: true })).toHaveText(/^POSTCreate one-off invoices/)
    await expect(list.getByRole('button', { name: /fields$/ })).toHaveText([
      /^PUTUpdate invoices/,
      /^POSTVoid invoices/,
    ])
    await list.getByRole('button', { name: /Void invoices/ }).click()
    await expect(source('lago_id')).toBeVisible()
    await expect(source('external_customer_id')).toBeHidden()
    await expect(page.getByRole('combobox', { name: 'Endpoint' })).toHaveValue('Invoices · Void invoices')
    await list.getByRole('button', { name: /Create one-off invoices/ }).click()
    await expect(source('external_customer_id')).toBeVisible()
  })
  await test.step('S06 the card says what is sent, and folds away until something in it is to be fixed', async () => {
    await page.getByRole('button', { name: 'What this sends' }).click()
    await expect(page.getByText('POST /api/v1/invoices')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Example body' })).toContainText('"add_on_code"')
    await page.getByRole('button', { name: 'What this sends' }).click()
    const card = page.getByRole('button', { name: /^POST.*mapped$/ })
    await card.click()
    await expect(source('external_customer_id')).toBeHidden()
    await page.getByRole('button', { name: /things? to fix/ }).click()
    await expect(source('external_customer_id')).toBeFocused()
  })
  await test.step('S06 an identifier of a call that bills is offered, not taken', async () => {
    await expect(page.getByText(/Suggested: the attribute customer goes by another name/)).toBeVisible()
    await page.getByRole('button', { name: 'Use customer for external_customer_id' }).click()
    await expect(source('external_customer_id')).toHaveValue('customer')
  })
  await test.step('S06 a list is built item by item', async () => {
    await page.getByRole('button', { name: /item by item/ }).click()
    await choose(page, source('fees[0].add_on_code'), /^Constant/)
    await page.getByRole('textbox', { name: 'Value of fees[0].add_on_code' }).fill('setup')
    await page.getByRole('combobox', { name: 'Add a field' }).fill('units')
    await page.getByRole('option', { name: /fees\[0\]\.units/ }).click()
    await choose(page, source('fees[0].units'), /setup_units/)
    await expect.poll(() => rawBody(page)).toContain('"fees":[{"add_on_code":"setup","units":"2"}]')
  })
  await test.step('S06 attributes are shown with their kinds, values and share of nulls', async () => {
    await page.getByRole('combobox', { name: 'Add a field' }).fill('fees[0].description')
    await page.getByRole('option', { name: /fees\[0\]\.description/ }).click()
    await source('fees[0].description').click()
    const option = page.getByRole('option', { name: /^Note/ })
    await expect(option).toContainText('text')
    await expect(option).toContainText('50 % empty')
    await option.click()
  })
  await test.step('S06 filters stand as chips; the value of the record follows', async () => {
    for (const filter of ['trim', 'default']) {
      await page.getByRole('button', { name: 'Add a filter to fees[0].description' }).click()
      await page.getByRole('menuitem', { name: new RegExp(`^${filter}`) }).click()
    }
    await page.getByRole('textbox', { name: 'default value of fees[0].description' }).fill('none')
    await expect.poll(() => rawBody(page)).toContain('"description":"First"')
    await expectAccessible(page)
  })
  await test.step('S06 a mistyped field is named at once, and mended with one press', async () => {
    await page.getByRole('combobox', { name: 'Add a field' }).fill('currancy')
    await page.getByRole('option', { name: /currancy/ }).click()
    await expect(page.getByText(/Did you mean currency\?/).first()).toBeVisible()
    await page.getByRole('button', { name: 'Use currency', exact: true }).click()
    await choose(page, source('currency'), /^currency/)
    await expect.poll(() => rawBody(page)).toContain('"currency":"EUR"')
  })
  await test.step('S06 a removed row comes back', async () => {
    await page.getByRole('button', { name: 'Remove currency' }).click()
    await expect(source('currency')).toBeHidden()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(source('currency')).toHaveValue('currency')
  })
  await expect(samplePanel(page)).toContainText('2 requests')
  await test.step('S06 what was mapped comes back after a look at another template', async () => {
    await page.getByRole('button', { name: /Update invoices/ }).click()
    await expect(source('external_customer_id')).toBeHidden()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(source('external_customer_id')).toHaveValue('customer')
    await expect(source('currency')).toHaveValue('currency')
  })
})
