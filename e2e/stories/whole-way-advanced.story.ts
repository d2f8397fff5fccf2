import { createCredential } from '@ferry/contract'
import type { Sandbox } from '@ferry/lago-sandbox'
import { callFerry } from '../stack/api.ts'
import { activate, countOf } from '../stack/destination-page.ts'
import { callLago } from '../stack/lago.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { fileOf, uploadThroughPage } from '../stack/upload.ts'
import {
  answerOf,
  choose,
  chooseLago,
  finish,
  goAdvanced,
  openConfigure,
  rawBody,
  requestLines,
  samplePanel,
  sendTest,
  showPanel,
} from '../stack/wizard.ts'

const customers = [
  'external_id,name,email,currency,net_payment_term',
  'acme-1,Acme One,billing@acme-1.example,EUR,30',
  'acme 2/b,"Acme, Two",billing@acme-2.example,USD,14',
  'acme-3,Acme Three,billing@acme-3.example,EUR,0',
].join('\n')

test('S04, S07–S12, S25–S29 customers go to Lago through Advanced', async ({ signedIn: page, sandbox }) => {
  await test.step('a CSV file becomes a Nexset; numbers keep their digits', async () => {
    await uploadThroughPage(page, fileOf('customers.csv', customers))
    await expect(page.getByText('3 records with 5 attributes stored as “customers”.')).toBeVisible()
    await page.getByRole('link', { name: 'Send to Destination' }).click()
    await chooseLago(page)
  })
  await test.step('S04 a credential is made on the way, and tested before it is saved', async () => {
    await page.getByRole('button', { name: 'New credential' }).click()
    const drawer = page.getByRole('dialog', { name: 'New Lago credential' })
    await drawer.getByRole('textbox', { name: 'Name' }).fill('Own Lago')
    await drawer.getByRole('textbox', { name: 'Description' }).fill('On this machine')
    await drawer.getByRole('radio', { name: 'Self-Hosted' }).check()
    await drawer.getByRole('textbox', { name: 'URL' }).fill(`${sandbox.url}/`)
    await expect(drawer.getByText(sandbox.baseUrl)).toBeVisible()
    await drawer.getByRole('textbox', { name: 'API key' }).fill(apiKey)
    await drawer.getByRole('button', { name: 'Test connection' }).click()
    await expect(drawer.getByText(/Organization Sandbox/)).toBeVisible()
    await drawer.getByRole('button', { name: 'Save credential' }).click()
    await expect(drawer).toBeHidden()
    await expect(page.getByRole('radio', { name: 'Own Lago' })).toBeChecked()
    await expect(page.getByText(`key ending …${apiKey.slice(-4)}`)).toBeVisible()
    await expect(page.getByText('On this machine')).toBeVisible()
    await page.getByRole('button', { name: 'Next' }).click()
  })
  await test.step('S07 what the template says is carried over to Advanced', async () => {
    await expect(page.getByRole('combobox', { name: 'Endpoint' })).toHaveValue(/customer/)
    await goAdvanced(page)
    await expect(page.getByRole('combobox', { name: 'Method' })).toHaveValue('POST')
    await expect(page.getByRole('textbox', { name: 'URL' })).toHaveValue('/customers')
    await expect(page.getByRole('textbox', { name: 'Root key' })).toHaveValue('customer')
  })
  await test.step('S09, S10 the content format and the whole URL are in sight', async () => {
    await expect(page.getByRole('combobox', { name: 'Content Format' })).toHaveValue('JSON')
    await expect(page.getByText(`→ ${sandbox.baseUrl}/customers`)).toBeVisible()
    await page.getByRole('combobox', { name: 'Content Format' }).click()
    await expect(page.getByRole('option', { name: /XML – Lago reads JSON only/ })).toBeDisabled()
    await page.keyboard.press('Escape')
  })
  await test.step('S12 headers are typed as text; two are locked', async () => {
    const headers = page.getByRole('group', { name: 'Request Headers' })
    await expect(headers.getByText(`Bearer ••••${apiKey.slice(-4)}`)).toBeVisible()
    await expect(headers.getByText('application/json')).toBeVisible()
    await expect(headers.getByRole('img', { name: 'Locked' })).toHaveCount(2)
    await headers.getByRole('button', { name: 'Edit as text' }).click()
    const text = headers.getByRole('textbox', { name: 'Request Headers as text' })
    await text.fill('authorization:Bearer other')
    await expect(page.getByRole('button', { name: '1 thing to fix' })).toBeVisible()
    await text.fill('X-Source:ferry,X-Team:billing')
    await expect(page.getByRole('button', { name: '1 thing to fix' })).toBeHidden()
    await text.fill('Content-Type:text/xml')
    await expect(page.getByRole('button', { name: '1 thing to fix' })).toBeVisible()
    await text.fill('X-Source:ferry,X-Team:billing')
    await expect(page.getByRole('button', { name: '1 thing to fix' })).toBeHidden()
    await headers.getByRole('button', { name: 'Edit as rows' }).click()
    await expect(headers.getByRole('textbox', { name: 'Name of header 2' })).toHaveValue('X-Team')
    await expect(headers.getByRole('textbox', { name: 'Value of header 2' })).toHaveValue('billing')
  })
  await test.step('S25 a test call carries the headers', async () => {
    const shown = await rawBody(page)
    expect(shown).toContain('{"customer":{')
    const answer = await sendTest(page)
    await expect(answer.getByText('200 OK')).toBeVisible()
    const call = sandbox.requests.findLast(({ url }) => url === '/api/v1/customers')
    expect(call?.rawBody).toBe(shown)
    expect(call?.headers).toMatchObject({
      'x-source': 'ferry',
      'x-team': 'billing',
      'content-type': 'application/json',
    })
  })
  await test.step('S26–S29 Done, Activate: Lago holds each customer', async () => {
    await finish(page)
    await activate(page)
    await expect(countOf(page, 'Delivered')).toHaveText('3')
    expect(sandbox.counts().organizations[0]?.customers).toBe(3)
    const posts = sandbox.requests.filter(({ method }) => method === 'POST')
    expect(posts.slice(-3).every(({ headers }) => headers['x-team'] === 'billing')).toBe(true)
    expect(posts.at(-2)?.rawBody).toContain('"name":"Acme, Two"')
    expect(posts.at(-1)?.rawBody).toContain('"net_payment_term":0')
  })
})

test('S08, S10, S11, S17 the method and the URL decide, with the attributes of each record', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await addCustomerAndSubscriptions(sandbox)
  await uploadThroughPage(
    page,
    fileOf('changes.ndjson', subscriptions.map(({ id }) => change(id)).join('\n')),
  )
  await page.getByRole('button', { name: 'Close' }).last().click()
  await callFerry(ferry, createCredential, {
    body: { name: 'Own Lago', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  await openConfigure(page, 'changes', 'Own Lago')
  await goAdvanced(page)
  const url = page.getByRole('textbox', { name: 'URL' })

  await test.step('S08 each method says what it means at Lago', async () => {
    await page.getByRole('combobox', { name: 'Method' }).click()
    await expect(page.getByRole('option')).toContainText([
      /^POST.*Creates/,
      /^PUT.*Updates what the URL names/,
      /^DELETE.*Deletes or ends what the URL names/,
      /^PATCH.*Merges into what the URL names/,
    ])
    await page.keyboard.press('Escape')
  })
  await test.step('S08, S11 PUT with an attribute in the URL; the resolved URL is in sight', async () => {
    await choose(page, page.getByRole('combobox', { name: 'Method' }), /^PUT/)
    await expect(page.getByText('Updates what the URL names.').first()).toBeVisible()
    await url.fill('/subscriptions/{record.external_id}')
    await page.getByRole('textbox', { name: 'Root key' }).fill('subscription')
    await expect(page.getByText(`→ ${sandbox.baseUrl}/subscriptions/sub-1`)).toBeVisible()
    await page.getByRole('button', { name: 'Next record' }).first().click()
    await expect(page.getByText(`→ ${sandbox.baseUrl}/subscriptions/sub%202%2Fb`)).toBeVisible()
    await expect(requestLines(page).nth(1)).toContainText('/api/v1/subscriptions/sub%202%2Fb')
    await url.fill('/subscriptions/{external_id}')
    await expect(page.getByText(`→ ${sandbox.baseUrl}/subscriptions/sub%202%2Fb`)).toBeVisible()
  })
  await test.step('S11 a missing attribute is a problem of its record, never an empty segment', async () => {
    await url.fill('/subscriptions/{record.nothing}')
    await expect(samplePanel(page).getByText('2 records would be set aside, not sent')).toBeVisible()
    await expect(requestLines(page)).toHaveCount(0)
    await url.fill('/subscriptions/{record.external_id}')
    await expect(requestLines(page)).toHaveCount(2)
  })
  await test.step('S25 the PUT of the record that is looked at arrives', async () => {
    const answer = await sendTest(page)
    await expect(answer.getByText('200 OK')).toBeVisible()
    expect(sandbox.requests.at(-1)).toMatchObject({
      method: 'PUT',
      url: '/api/v1/subscriptions/sub%202%2Fb',
    })
  })
  await test.step('S08 PATCH merges; it is sent as written', async () => {
    await choose(page, page.getByRole('combobox', { name: 'Method' }), /^PATCH/)
    await url.fill('/customers/acme/metadata')
    await showPanel(page, 'Preview')
    await expect(requestLines(page).first()).toContainText('PATCH')
  })
  await test.step('S17 Array of records: one bare list a request', async () => {
    await choose(page, page.getByRole('combobox', { name: 'Method' }), /^POST/)
    await url.fill('/imports')
    await page.getByRole('checkbox', { name: 'Would you like to batch your records together?' }).check()
    await choose(page, page.getByRole('combobox', { name: 'Grouping Algorithm' }), 'Array of records')
    await expect(requestLines(page)).toHaveCount(1)
    expect(await rawBody(page)).toBe(`[${subscriptions.map(({ id }) => change(id)).join(',')}]`)
    await page.getByRole('checkbox', { name: 'Would you like to batch your records together?' }).uncheck()
  })
  await test.step('S08 DELETE has no body, and a test asks first', async () => {
    await choose(page, page.getByRole('combobox', { name: 'Method' }), /^DELETE/)
    await url.fill('/subscriptions/{record.external_id}')
    await showPanel(page, 'Test')
    await expect(samplePanel(page).getByText('This request has no body to edit.')).toBeVisible()
    const before = sandbox.requests.length
    await samplePanel(page).getByRole('button', { name: 'Send Test Data' }).click()
    const question = page.getByRole('dialog', { name: 'Really send this?' })
    await expect(question.getByText('It cannot be undone.')).toBeVisible()
    await question.getByRole('button', { name: 'Cancel' }).click()
    expect(sandbox.requests).toHaveLength(before)
    await samplePanel(page).getByRole('button', { name: 'Send Test Data' }).click()
    await question.getByRole('button', { name: 'I understand, send it' }).click()
    await expect(answerOf(page).getByText('200 OK')).toBeVisible()
    expect(sandbox.requests.at(-1)).toMatchObject({ method: 'DELETE', rawBody: '' })
    expect(sandbox.counts().organizations[0]?.subscriptions).toBe(1)
  })
})

const subscriptions = [{ id: 'sub-1' }, { id: 'sub 2/b' }]
const change = (id: string) => JSON.stringify({ external_id: id, name: `Renamed ${id}` })

/** Puts a customer with two subscriptions into Lago, as somebody else would have. */
const addCustomerAndSubscriptions = async (sandbox: Sandbox) => {
  await callLago(sandbox, 'POST', '/customers', { customer: { external_id: 'acme', name: 'Acme' } })
  for (const { id } of subscriptions)
    await callLago(sandbox, 'POST', '/subscriptions', {
      subscription: { external_customer_id: 'acme', plan_code: 'starter', external_id: id },
    })
}
