import { listDrafts } from '@ferry/contract'
import type { Locator, Page } from '@playwright/test'
import { callFerry } from './api.ts'
import type { Ferry } from './ferry.ts'
import { expect } from './story.ts'

/** A setting by which a draft is known again. */
export const batchSize = (page: Page): Locator => page.getByRole('textbox', { name: 'Batch Size' })

export const draftsOf = (ferry: Ferry) => callFerry(ferry, listDrafts, { querystring: {} })

/** Until the server has kept a change that was made after `version`. */
export const keptAfter = (ferry: Ferry, version: number): Promise<void> =>
  expect.poll(async () => (await draftsOf(ferry))[0]?.version ?? 0).toBeGreaterThan(version)

/** Until the server has kept that the wizard stands at Configure. */
export const keptAtConfigure = (ferry: Ferry): Promise<void> =>
  expect.poll(async () => JSON.stringify((await draftsOf(ferry))[0])).toContain('configure')
