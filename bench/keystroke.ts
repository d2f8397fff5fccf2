// How long a keystroke takes until the Sample Payload panel shows it, from the browser's own clock.
import { createCredential, createDestination, type createNexset, type Output } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { launchChromium } from './browser.ts'
import { eventsConfig, eventText } from './core-events.ts'
import { watchProcessor } from './keystroke-processor.ts'
import { watchKeystrokes } from './keystroke-watch.ts'
import { call, type FerryProcess, startFerryProcess } from './stack.ts'

const keystrokes = Number(process.argv[2] ?? 120)
const samples = [100, 1000] as const

/** The events template with a constant in every event, so that one keystroke changes every record of the sample. */
const config = {
  ...eventsConfig,
  mapping: {
    transaction_id: { attribute: 'id' },
    external_subscription_id: { attribute: 'subscription' },
    code: { constant: 'api_calls' },
    timestamp: { attribute: 'at' },
    'properties.bytes': { attribute: 'bytes' },
    'properties.region': { attribute: 'region' },
  },
} as const

const prepare = async (ferry: FerryProcess, records: number): Promise<string> => {
  const form = new FormData()
  form.set('name', `Bench ${records}`)
  const lines = Array.from({ length: records }, (_, index) => eventText(index))
  form.set('file', new File([lines.join('\n')], 'bench.ndjson'))
  const uploaded = await fetch(`${ferry.url}/api/v1/nexsets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ferry.token}` },
    body: form,
  })
  const nexset = (await uploaded.json()) as Output<typeof createNexset>
  const credential = await call(ferry, createCredential, {
    body: { name: `Lago ${records}`, deployment: 'eu', apiKey: 'b5a1c0de-0000-4000-8000-00000000beef' },
  })
  const body = { name: `Bench ${records}`, nexsetId: nexset.id, credentialId: credential.id, config }
  const { id } = await call(ferry, createDestination, { body })
  return id
}

const measure = async (page: Page, ferry: FerryProcess, records: number) => {
  const id = await prepare(ferry, records)
  await page.goto(`${ferry.url}/destinations/${id}/edit`)
  const panel = page.getByRole('region', { name: 'Sample Payload' })
  await panel.getByRole('region', { name: 'Request body' }).getByText('api_calls').first().waitFor()
  const input = page.getByRole('textbox', { name: 'Value of code' })
  await input.press('End')
  // The first strokes run code that the browser has not compiled yet; a person's first word does the same.
  await page.keyboard.type('warming_up_', { delay: 60 })
  await page.evaluate(watchKeystrokes, { field: 'Value of code', panel: 'Sample Payload' })
  const processor = await watchProcessor(page)
  for (let stroke = 0; stroke < keystrokes; stroke += 1) {
    await page.keyboard.press(stroke % 24 < 12 ? 'x' : 'Backspace')
    await page.waitForTimeout(70)
  }
  return { ...(await page.evaluate(() => window.keystrokes)), processor: await processor.stop() }
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN
const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(9)
const row = (name: string, values: readonly number[]) =>
  console.log(
    `  ${name.padEnd(30)}${ms(quantile(values, 0.5))} median ${ms(quantile(values, 0.95))} p95 ${ms(Math.max(...values))} max`,
  )

const ferry = await startFerryProcess({ FERRY_SANDBOX: 'off' })
const browser = await launchChromium()
const context = await browser.newContext({
  viewport: { width: 1440, height: 900 },
  extraHTTPHeaders: { authorization: `Bearer ${ferry.token}` },
})
for (const records of samples) {
  const page = await context.newPage()
  // As many records in sight as the Nexset holds.
  await page.addInitScript((size) => localStorage.setItem('ferry.sample-size', String(size)), records)
  page.setDefaultTimeout(120_000)
  page.setDefaultNavigationTimeout(120_000)
  const seen = await measure(page, ferry, records)
  console.log(
    `${records} records in the Nexset, ${seen.updated.length} of ${keystrokes} keystrokes seen in the preview`,
  )
  row('key event → preview in the page', seen.updated)
  row('CPU time of the same', seen.processor)
  row('key event → frame painted', seen.painted)
  row('longest task of a keystroke', seen.tasks.length === 0 ? [0] : seen.tasks)
  await page.close()
}
await browser.close()
await ferry.close()
