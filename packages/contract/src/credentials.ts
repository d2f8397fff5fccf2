import { connectionCodes, Meters } from '@ferry/core'
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { ById, Description, Id, Name, Paging, page, Time } from './shared.ts'

export const deployments = ['us', 'eu', 'self_hosted'] as const
export const Deployment = z.enum(deployments)
export type Deployment = z.infer<typeof Deployment>

/** `organization` is null when the key may not read it; the key is valid all the same. */
export const CheckResult = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    organization: z.string().nullable(),
    version: z.string().nullable(),
    latencyMs: z.number(),
    sentence: z.string(),
  }),
  z.object({ ok: z.literal(false), code: z.enum(connectionCodes), sentence: z.string() }),
])
export type CheckResult = z.infer<typeof CheckResult>

export const Credential = z.object({
  id: Id,
  name: z.string(),
  description: z.string(),
  deployment: Deployment,
  /** Normalised, ends in `/api/v1`. */
  baseUrl: z.string(),
  /** The last four characters of the API key; the key itself is never returned. */
  keyEnding: z.string(),
  /** True for the credential of the sandbox that this Ferry started. */
  sandbox: z.boolean(),
  organization: z.string().nullable(),
  lastCheck: z.object({ at: Time, result: CheckResult }).nullable(),
  /** Number of destinations that use it. */
  usedBy: z.int(),
  /** Up to five of them, by name. */
  usedIn: z.array(z.object({ id: Id, name: z.string() })),
  version: z.int(),
  createdAt: Time,
})
export type Credential = z.infer<typeof Credential>

const Address = {
  deployment: Deployment,
  /** Required for `self_hosted`; what the user pasted is normalised. */
  baseUrl: z.string().max(2000).optional(),
}
/** Travels in a header, so it is plain characters. */
export const ApiKey = z
  .string()
  .trim()
  .min(1, 'Enter the API key.')
  .max(500, 'This is too long for an API key.')
  .regex(/^[\x21-\x7e]*$/, 'An API key has neither spaces nor special characters. Copy it again from Lago.')
export const NewCredential = z.strictObject({
  name: Name,
  description: Description.optional(),
  ...Address,
  apiKey: ApiKey,
})
export type NewCredential = z.infer<typeof NewCredential>

export const CredentialToCheck = NewCredential.omit({ name: true, description: true })

export const CredentialChange = z.strictObject({
  version: z.int(),
  name: Name.optional(),
  description: Description.optional(),
  apiKey: ApiKey.optional(),
})

/** The property each metric adds up, by the metric's code; a sentence when they could not be read, which blocks nothing. */
export const MetersResult = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), meters: Meters }),
  z.object({ ok: z.literal(false), sentence: z.string() }),
])
export type MetersResult = z.infer<typeof MetersResult>

const tags: [string] = ['Credentials']
export const listCredentials = {
  method: 'GET',
  url: '/credentials',
  schema: { summary: 'List credentials', tags, querystring: Paging, response: { 200: page(Credential) } },
} as const satisfies Endpoint
export const createCredential = {
  method: 'POST',
  url: '/credentials',
  schema: { summary: 'Create a credential', tags, body: NewCredential, response: { 201: Credential } },
} as const satisfies Endpoint
export const getCredential = {
  method: 'GET',
  url: '/credentials/:id',
  schema: { summary: 'One credential', tags, params: ById, response: { 200: Credential } },
} as const satisfies Endpoint
export const changeCredential = {
  method: 'PATCH',
  url: '/credentials/:id',
  schema: {
    summary: 'Rename a credential or replace its key',
    tags,
    params: ById,
    body: CredentialChange,
    response: { 200: Credential },
  },
} as const satisfies Endpoint
export const deleteCredential = {
  method: 'DELETE',
  url: '/credentials/:id',
  schema: { summary: 'Delete an unused credential', tags, params: ById, response: { 204: z.null() } },
} as const satisfies Endpoint
export const checkNewCredential = {
  method: 'POST',
  url: '/credentials/check',
  schema: {
    summary: 'Check a key before saving it',
    tags,
    body: CredentialToCheck,
    response: { 200: CheckResult },
  },
} as const satisfies Endpoint
export const checkCredential = {
  method: 'POST',
  url: '/credentials/:id/check',
  schema: { summary: 'Check a saved credential', tags, params: ById, response: { 200: CheckResult } },
} as const satisfies Endpoint

export const readMeters = {
  method: 'GET',
  url: '/credentials/:id/meters',
  schema: {
    summary: "What the organization's billable metrics add up, as a config carries it",
    tags,
    params: ById,
    response: { 200: MetersResult },
  },
} as const satisfies Endpoint
