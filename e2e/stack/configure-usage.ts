import { createCredential } from '@ferry/contract'
import type { Page } from '@playwright/test'
import { callFerry, uploadNexset } from './api.ts'
import type { Ferry } from './ferry.ts'
import { apiKey } from './story.ts'
import { usageFile } from './usage.ts'
import { openConfigure } from './wizard.ts'

/** Configure of a new Nexset `Usage` of this file, with a new credential `Witness` for a Lago of this machine. */
export const configureUsage = async (
  page: Page,
  ferry: Ferry,
  baseUrl: string,
  file = usageFile(5),
): Promise<void> => {
  await uploadNexset(ferry, 'Usage', 'usage.ndjson', file)
  await callFerry(ferry, createCredential, {
    body: { name: 'Witness', deployment: 'self_hosted', baseUrl, apiKey },
  })
  await openConfigure(page, 'Usage', 'Witness')
}
