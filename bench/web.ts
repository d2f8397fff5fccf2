// What a cold browser fetches to show the list of Nexsets, and how soon and how steadily it stands.
import { startFerry } from '@ferry/e2e/stack/ferry.ts'
import { type FirstLoad, measureFirstLoad } from '@ferry/e2e/stack/first-load.ts'
import { launchChromium } from './browser.ts'

const loads = Number(process.argv[2] ?? 5)
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** As it is here, and as on a middling phone: a quarter of the processor, 1.6 Mbit/s, 150 ms. */
const conditions = [
  { name: 'this machine, loopback', slowdown: 1, network: null },
  {
    name: 'a quarter of the processor, 1.6 Mbit/s, 150 ms',
    slowdown: 4,
    network: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 },
  },
] as const

const ferry = await startFerry()
const browser = await launchChromium()
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
const signIn = await context.newPage()
await signIn.goto(ferry.signInLink)
await signIn.getByRole('list', { name: 'Nexsets' }).waitFor()
await signIn.close()

const load = async ({ slowdown, network }: (typeof conditions)[number]): Promise<FirstLoad> => {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  if (network) await devtools.send('Network.emulateNetworkConditions', network)
  const measured = await measureFirstLoad(page, `${ferry.url}/nexsets`, '[aria-label="Nexsets"]')
  await page.close()
  return measured
}

const spread = (values: readonly number[], digits = 0): string => {
  const [least = 0, ...others] = values.toSorted((a, b) => a - b)
  const middle = [least, ...others][Math.floor(values.length / 2)] ?? 0
  return `${middle.toFixed(digits)} (${least.toFixed(digits)}–${(others.at(-1) ?? least).toFixed(digits)})`
}

for (const condition of conditions) {
  const taken: FirstLoad[] = []
  for (let one = 0; one < loads; one += 1) taken.push(await load(condition))
  const [first] = taken
  if (condition.slowdown === 1 && first) {
    console.log(
      `first load: ${kilobytes(first.gzipBytes)} gzip in ${first.fetched.length} scripts and style sheets; ${kilobytes(first.wireBytes)} on the wire`,
    )
    for (const one of first.fetched) console.log(`  ${kilobytes(one.gzipBytes).padStart(9)} ${one.path}`)
  }
  const of = (figure: 'lcp' | 'cls' | 'tbt', digits?: number) =>
    spread(
      taken.map((each) => each[figure]),
      digits,
    )
  console.log(`${condition.name}, median (least–most) of ${loads} loads:`)
  console.log(`  LCP ${of('lcp')} ms, CLS ${of('cls', 3)}, TBT ${of('tbt')} ms`)
}
await browser.close()
await ferry.close()
