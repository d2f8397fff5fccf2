import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { watchVitals } from './vitals.ts'

/** One file that a browser fetched, and its size as gzip at its best. */
export interface Fetched {
  path: string
  gzipBytes: number
  /** What really came over the wire, compressed as the server does it. */
  wireBytes: number
}

export interface FirstLoad {
  /** Scripts and style sheets, the largest first. */
  fetched: Fetched[]
  gzipBytes: number
  wireBytes: number
  /** Largest contentful paint, ms. */
  lcp: number
  /** Cumulative layout shift. */
  cls: number
  /** Total blocking time until the page is at rest, ms. */
  tbt: number
}

/**
 * Opens an address in a browser that has nothing cached, and counts every script and style sheet it fetches until an
 * element that `selector` finds is there and the network is at rest. The page must be a fresh one. The page itself
 * tells of it: a locator would bring its own code into the page and keep it busy while its times are taken.
 */
export const measureFirstLoad = async (page: Page, url: string, selector: string): Promise<FirstLoad> => {
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.setCacheDisabled', { cacheDisabled: true })
  const wire = new Map<string, number>()
  const urls = new Map<string, string>()
  network.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url))
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const path = urls.get(requestId)
    if (path !== undefined) wire.set(path, encodedDataLength)
  })
  const bodies: Promise<Fetched>[] = []
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname
    if (!/\.(js|css)$/.test(path)) return
    bodies.push(
      response
        .body()
        .then((body) => ({ path, gzipBytes: gzipSync(body, { level: 9 }).length, wireBytes: 0 })),
    )
  })
  await page.addInitScript(watchVitals)
  await page.goto(url)
  await page.evaluate(isThere, selector)
  await page.waitForLoadState('networkidle')
  const vitals = await page.evaluate(() => window.vitals)
  const { origin } = new URL(url)
  const fetched = (await Promise.all(bodies))
    .map((one) => ({ ...one, wireBytes: wire.get(origin + one.path) ?? 0 }))
    .sort((a, b) => b.gzipBytes - a.gzipBytes)
  const sum = (size: (one: Fetched) => number) => fetched.reduce((total, one) => total + size(one), 0)
  return {
    fetched,
    gzipBytes: sum((one) => one.gzipBytes),
    wireBytes: sum((one) => one.wireBytes),
    ...vitals,
  }
}

/** Runs in the page. */
const isThere = (selector: string): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(selector)) return
      watcher.disconnect()
      resolve()
    }
    const watcher = new MutationObserver(look)
    watcher.observe(document, { subtree: true, childList: true })
    look()
  })
