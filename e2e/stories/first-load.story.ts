import { measureFirstLoad } from '../stack/first-load.ts'
import { expect, test } from '../stack/story.ts'

/** Of all scripts and style sheets that a cold browser fetches to show the list of Nexsets, in gzip. */
const budget = 230_000

test('S01 the list of Nexsets comes within its budget, and stands still', async ({ browser, newcomer }) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const signIn = await context.newPage()
  await signIn.goto(newcomer.signInLink)
  await expect(signIn.getByRole('list', { name: 'Nexsets' })).toBeVisible()
  await signIn.close()
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url().replace(newcomer.url, '')))
  const load = await measureFirstLoad(page, `${newcomer.url}/nexsets`, '[aria-label="Nexsets"]')
  await expect(page.getByRole('list', { name: 'Nexsets' })).toBeVisible()
  const files = load.fetched.map(({ path, gzipBytes }) => `${gzipBytes} ${path}`).join('\n')
  expect(load.gzipBytes, files).toBeGreaterThan(50_000)
  expect(load.gzipBytes, files).toBeLessThanOrEqual(budget)
  expect(load.wireBytes, 'what the server sends is compressed').toBeLessThanOrEqual(load.gzipBytes * 1.1)
  expect(files, 'editor and wizard wait until they are needed').not.toMatch(/wizard|editor|codemirror/)
  const data = asked.filter((path) => path.startsWith('/api/'))
  expect(data, 'all data is asked for once').toEqual([...new Set(data)])
  const askedBy = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap((one) =>
        one instanceof PerformanceResourceTiming && one.name.includes('/api/') ? [one.initiatorType] : [],
      ),
  )
  expect(askedBy, 'by the document, not by the code').toEqual(data.map(() => 'link'))
  expect(load.cls, 'layout shift').toBeLessThan(0.02)
  await context.close()
})
