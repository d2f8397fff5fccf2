// What a cold browser fetches to show the list of Nexsets, and how soon and how steadily it stands.
import { startFerry } from '@ferry/e2e/stack/ferry.ts'
import { type FirstLoad, measureFirstLoad } from '@ferry/e2e/stack/first-load.ts'
import { launchChromium } from './browser.ts'

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
  const measured = await measureFirstLoad(page, `${ferry.url}/nexsets`, (opened) =>
    opened.getByRole('list', { name: 'Nexsets' }).waitFor(),
  )
  await page.close()
  return measured
}

for (const condition of conditions) {
  const { fetched, gzipBytes, wireBytes, lcp, cls, tbt } = await load(condition)
  if (condition.slowdown === 1) {
    console.log(
      `first load: ${kilobytes(gzipBytes)} gzip in ${fetched.length} scripts and style sheets; ${kilobytes(wireBytes)} on the wire`,
    )
    for (const one of fetched) console.log(`  ${kilobytes(one.gzipBytes).padStart(9)} ${one.path}`)
  }
  console.log(
    `${condition.name}: LCP ${Math.round(lcp)} ms, CLS ${cls.toFixed(3)}, TBT ${Math.round(tbt)} ms`,
  )
}
await browser.close()
await ferry.close()
