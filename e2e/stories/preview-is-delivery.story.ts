import { createCredential, createPreview, getDestination } from '@ferry/contract'
import { callFerry, uploadNexset } from '../stack/api.ts'
import { activate } from '../stack/destination-page.ts'
import { apiKey, expect, test } from '../stack/story.ts'
import { usageFile } from '../stack/usage.ts'
import {
  choose,
  finish,
  goAdvanced,
  openConfigure,
  rawBody,
  requestLines,
  sendTest,
} from '../stack/wizard.ts'

test('S20, S22, S25, S29 what the preview shows is what Lago receives, text for text', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const nexsetId = await uploadNexset(ferry, 'Usage', 'usage.ndjson', usageFile(250))
  const credential = await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  const received = () => sandbox.requests.filter(({ method }) => method === 'POST')

  await openConfigure(page, 'Usage', 'Witness')
  const shown = await rawBody(page)
  expect(shown).toHaveLength(Buffer.byteLength(shown))

  await test.step('the test call', async () => {
    const answer = await sendTest(page)
    await expect(answer.getByText('200 OK')).toBeVisible()
    expect(received().map(({ rawBody: body }) => body)).toEqual([shown])
    await answer.getByRole('tab', { name: 'Request sent' }).click()
    expect(await answer.getByRole('region', { name: 'Sent body' }).textContent()).toBe(shown)
  })

  sandbox.reset()
  const id = await finish(page)
  const { config } = await callFerry(ferry, getDestination, { params: { id } })
  const { requests } = await callFerry(ferry, createPreview, {
    body: { nexsetId, credentialId: credential.id, config, limit: 1000 },
  })

  await test.step('the delivery, request by request', async () => {
    await activate(page)
    await expect(page.getByText('All 250 records arrived at Lago')).toBeVisible()
    expect(requests[0]?.body).toBe(shown)
    expect(requests.map(({ offsets }) => offsets.length)).toEqual([100, 100, 50])
    expect(new Set(received().map(({ rawBody: body }) => body))).toEqual(
      new Set(requests.map(({ body }) => body)),
    )
    expect(received()).toHaveLength(requests.length)
    for (const { url, headers } of received()) {
      expect(`${sandbox.url}${url}`).toBe(requests[0]?.url)
      expect(headers['content-type']).toBe('application/json')
    }
  })
})

test('S20, S22 digits and the order of keys survive the whole way', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  const lossless = '{"big": 12345678901234567890, "amount": 0.10, "z": 1, "a": 2}'
  const compact = '{"big":12345678901234567890,"amount":0.10,"z":1,"a":2}'
  await uploadNexset(ferry, 'Lossless', 'lossless.ndjson', lossless)
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  await openConfigure(page, 'Lossless', 'Witness')
  await goAdvanced(page)
  await page.getByRole('textbox', { name: 'URL' }).fill('/subscriptions/lossless')
  await choose(page, page.getByRole('combobox', { name: 'Method' }), /^PUT/)
  await page.getByRole('checkbox', { name: 'Would you like to batch your records together?' }).uncheck()
  await page.getByRole('textbox', { name: 'Root key' }).fill('subscription')
  await expect(requestLines(page)).toHaveCount(1)

  expect(await rawBody(page)).toBe(`{"subscription":${compact}}`)
  const answer = await sendTest(page)
  await expect(answer).toBeVisible()
  expect(sandbox.requests.at(-1)?.rawBody).toBe(`{"subscription":${compact}}`)

  sandbox.reset()
  await finish(page)
  await activate(page)
  await expect.poll(() => sandbox.requests.at(-1)?.rawBody).toBe(`{"subscription":${compact}}`)
})
