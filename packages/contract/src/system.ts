import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

export const getHealth = {
  method: 'GET',
  url: '/health',
  schema: {
    summary: 'Is Ferry up?',
    tags: ['System'],
    response: {
      200: z.object({
        status: z.literal('ok'),
        version: z.string(),
        database: z.enum(['embedded', 'postgresql']),
      }),
    },
  },
} as const satisfies Endpoint

/** One operation of Lago's API as the catalogue knows it. */
export const LagoOperation = z.object({
  id: z.string(),
  title: z.string(),
  purpose: z.string(),
  resource: z.string(),
  method: z.string(),
  path: z.string(),
  rootKey: z.string().nullable(),
  pathParameters: z.array(z.string()),
  query: z.array(z.string()),
  /** What can be switched in a config's `options`. */
  options: z.array(
    z.object({ name: z.string(), label: z.string(), description: z.string(), isOn: z.boolean() }),
  ),
  fields: z.array(
    z.object({
      path: z.string(),
      label: z.string(),
      description: z.string(),
      type: z.string(),
      required: z.boolean(),
      example: z.string().nullable(),
    }),
  ),
  resend: z.enum(['A', 'B', 'C', 'D', 'R']),
  permission: z.string(),
  batch: z.object({ path: z.string(), key: z.string(), limit: z.int() }).nullable(),
  warnings: z.array(z.string()),
})

export const listLagoOperations = {
  method: 'GET',
  url: '/lago/operations',
  schema: {
    summary: 'The catalogue of Lago operations with templates',
    tags: ['Lago'],
    response: { 200: z.array(LagoOperation) },
  },
} as const satisfies Endpoint
