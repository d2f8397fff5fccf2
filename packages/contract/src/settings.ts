import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { Time } from './shared.ts'

/** A private host, address or network that a self-hosted Lago may live on, any port. */
export const AllowedHost = z.object({
  entry: z.string(),
  /** Named by FERRY_ALLOWED_HOSTS, so a start of Ferry brings it back. */
  fromEnvironment: z.boolean(),
  addedAt: Time,
})
export type AllowedHost = z.infer<typeof AllowedHost>

const tags: [string] = ['Settings']
const List = z.array(AllowedHost)
export const listAllowedHosts = {
  method: 'GET',
  url: '/settings/allowed-hosts',
  schema: { summary: 'Private hosts that Ferry may call', tags, response: { 200: List } },
} as const satisfies Endpoint
export const addAllowedHost = {
  method: 'POST',
  url: '/settings/allowed-hosts',
  schema: {
    summary: 'Let Ferry call a private host, address or network',
    tags,
    body: z.strictObject({
      entry: z.string().trim().min(1, 'Enter a host, an address or a network.').max(300),
    }),
    response: { 200: List },
  },
} as const satisfies Endpoint
export const removeAllowedHost = {
  method: 'DELETE',
  url: '/settings/allowed-hosts/:entry',
  schema: {
    summary: 'No longer let Ferry call it',
    tags,
    params: z.object({ entry: z.string() }),
    response: { 200: List },
  },
} as const satisfies Endpoint

/** How long headers and bodies of Lago's answers are kept. That a call was made, its hash and its counts stay for ever. */
export const Retention = z.strictObject({ callDetailsDays: z.int().min(1).max(3650) })
export type Retention = z.infer<typeof Retention>
export const getRetention = {
  method: 'GET',
  url: '/settings/retention',
  schema: { summary: 'How long details of calls are kept', tags, response: { 200: Retention } },
} as const satisfies Endpoint
export const setRetention = {
  method: 'PUT',
  url: '/settings/retention',
  schema: {
    summary: 'Keep details of calls for so many days',
    tags,
    body: Retention,
    response: { 200: Retention },
  },
} as const satisfies Endpoint
