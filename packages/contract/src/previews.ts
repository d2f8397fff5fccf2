import { DestinationConfig } from '@ferry/core'
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { Id, NexsetRecord, PlannedRequest, PlanProblem } from './shared.ts'

/** Records either by Nexset (`from`, `limit`) or as given. `nexsetId` is needed in both cases: derived ids come from it. */
export const Preview = z.strictObject({
  nexsetId: Id,
  credentialId: Id,
  config: DestinationConfig,
  records: z.array(NexsetRecord).max(1000).optional(),
  from: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(100),
})
export const createPreview = {
  method: 'POST',
  url: '/previews',
  schema: {
    summary: 'The requests a config makes of records; nothing is sent',
    tags: ['Previews'],
    body: Preview,
    response: { 200: z.object({ requests: z.array(PlannedRequest), problems: z.array(PlanProblem) }) },
  },
} as const satisfies Endpoint
