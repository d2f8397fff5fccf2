import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { DEFAULT_API_KEY, type Sandbox, startSandbox } from '@ferry/lago-sandbox'
import { test as base, expect, type Page, type TestInfo } from '@playwright/test'
import { type Ferry, startFerry } from './ferry.ts'

interface Prepared {
  /** A data folder that was begun and is empty: making one takes seconds, copying it does not. */
  begunData: string
}

interface Stack {
  /** An independent Lago, in the story's own process: the witness survives whatever happens to Ferry. */
  sandbox: Sandbox
  /** A Ferry without a sandbox of its own, allowed to reach `sandbox`. */
  ferry: Ferry
  /** A Ferry as `npm start` starts it: with its own sandbox and the examples. */
  newcomer: Ferry
  /** A page that was signed in by the printed link of `ferry`. */
  signedIn: Page
}

export const apiKey = DEFAULT_API_KEY

const withoutSandbox = { FERRY_SANDBOX: 'off' }

export const test = base.extend<Stack, Prepared>({
  begunData: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'ferry-begun-'))
      const ferry = await startFerry({ ...withoutSandbox, FERRY_DATA: folder })
      await ferry.close()
      await use(folder)
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox()
    await use(sandbox)
    await sandbox.close()
  },
  // The sandbox is asked for so that it outlives Ferry.
  ferry: async ({ sandbox, begunData }, use, story) => {
    const allowed = { FERRY_ALLOWED_HOSTS: new URL(sandbox.url).hostname }
    const ferry = await startFerry({ ...withoutSandbox, ...allowed }, begunData)
    await use(ferry)
    tellIfFailed(story, ferry)
    await ferry.close()
  },
  newcomer: async ({}, use, story) => {
    const ferry = await startFerry()
    await use(ferry)
    tellIfFailed(story, ferry)
    await ferry.close()
  },
  page: async ({ page }, use, story) => {
    await use(page)
    if (failed(story)) process.stderr.write(`${page.url()}\n${await page.locator('body').ariaSnapshot()}\n`)
  },
  signedIn: async ({ ferry, page }, use) => {
    await page.goto(ferry.signInLink)
    await use(page)
  },
})

export { expect }

const failed = (story: TestInfo): boolean => story.status !== story.expectedStatus

/** What the server said, where a story failed: the browser alone rarely knows why. */
const tellIfFailed = (story: TestInfo, ferry: Ferry): void => {
  if (failed(story)) process.stderr.write(`${story.title}\n${ferry.output()}\n`)
}

/** No violation of WCAG 2.2 AA in `part` of the page as it stands; names each rule and element otherwise. */
export const expectAccessible = async (page: Page, part = 'html'): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}
