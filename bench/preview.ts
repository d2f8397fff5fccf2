// How long `plan` and the showing of its first request take in Chromium itself, for a sample of 100 events.
import { readFile } from 'node:fs/promises'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { dirname, extname, join } from 'node:path'
import type * as Core from '@ferry/core'
import type { DestinationConfig, PlanContext, SourceRecord } from '@ferry/core'
import { launchChromium } from './browser.ts'
import { eventRecords, eventsConfig, planContext } from './core-events.ts'

const measuredRounds = Number(process.argv[2] ?? 500)
const sample = 100
const budgetMs = 8
const origin = 'https://preview.bench'
const core = join(import.meta.dirname, '../packages/core')
const requireOfCore = createRequire(join(core, 'src/index.ts'))
const packages = {
  zod: dirname(requireOfCore.resolve('zod')),
  'jsonc-parser': join(dirname(requireOfCore.resolve('jsonc-parser')), '../esm'),
}

const html = `<!doctype html><script type="importmap">${JSON.stringify({
  imports: { zod: `${packages.zod}/index.js`, 'jsonc-parser': `${packages['jsonc-parser']}/main.js` },
})}</script><pre></pre>`

/** The very source files, without their types: nothing is bundled or made smaller. */
const moduleText = async (path: string): Promise<string> => {
  const file = extname(path) === '' ? `${path}.js` : path
  const text = await readFile(file, 'utf8')
  return file.endsWith('.ts') ? stripTypeScriptTypes(text) : text
}

interface Given {
  config: DestinationConfig
  records: SourceRecord[]
  context: PlanContext
}

interface Work {
  entry: string
  /** Config, records and context as JSON text. */
  given: string
  rounds: number
  /** So many the panel draws: of a long body those in sight. */
  linesInSight: number
}

/** Runs in the page: milliseconds of planning, and of planning and laying out the first request, in each round. */
const measure = async ({ entry, given, rounds, linesInSight }: Work) => {
  const { config, records, context }: Given = JSON.parse(given)
  const { plan, prettyJson }: typeof Core = await import(entry)
  const shown = document.querySelector('pre')
  if (!shown) throw new Error('There is nowhere to show it.')
  const planned: number[] = []
  const whole: number[] = []
  // The first hundred run code that the browser has not compiled yet.
  for (let round = -100; round < rounds; round += 1) {
    // As after a keystroke, each config is another one.
    const mapping = 'mapping' in config ? { ...config.mapping, code: { constant: `calls_${round}` } } : {}
    const started = performance.now()
    const { requests } = plan({ ...config, mapping } as DestinationConfig, records, context)
    const between = performance.now()
    const [first] = requests
    const lines = prettyJson(first?.body ?? '').split('\n')
    shown.textContent = lines.slice(0, linesInSight).join('\n')
    if (shown.offsetHeight < linesInSight) throw new Error('It is not shown.')
    if (round < 0) continue
    planned.push(between - started)
    whole.push(performance.now() - started)
  }
  return { planned, whole }
}

const browser = await launchChromium()
const page = await browser.newPage()
await page.route(`${origin}/**`, async (route) => {
  const { pathname } = new URL(route.request().url())
  // Isolated from other origins, the page's clock counts in steps of 5 µs.
  const headers = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  }
  if (pathname === '/') return route.fulfill({ contentType: 'text/html', headers, body: html })
  return route.fulfill({ contentType: 'text/javascript', headers, body: await moduleText(pathname) })
})
await page.goto(`${origin}/`)
const { planned, whole } = await page.evaluate(measure, {
  entry: join(core, 'src/index.ts'),
  given: JSON.stringify({ config: eventsConfig, records: eventRecords(sample), context: planContext }),
  rounds: measuredRounds,
  linesInSight: 60,
})
await browser.close()

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN
for (const [name, values] of [
  ['plan', planned],
  ['plan and show', whole],
] as const)
  console.log(
    `${name.padEnd(14)}${quantile(values, 0.5).toFixed(2)} ms median, ${quantile(values, 0.95).toFixed(2)} ms p95 (${sample} records, ${measuredRounds} rounds; budget ${budgetMs} ms median)`,
  )
