import { createPreview } from '@ferry/contract'
import { plan } from '@ferry/core'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readCredential } from '../credentials/queries/credential-rows.ts'
import type { Deps } from '../deps.ts'
import { readNexset } from '../nexsets/queries/nexset-lists.ts'
import { readRecords } from '../nexsets/queries/read-records.ts'

/** `POST /previews`: what delivery would send, for those without a browser. Nothing is sent. */
export const previewRoutes =
  ({ db }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.route({
      ...createPreview,
      handler: async ({ body }) => {
        const { nexsetId, credentialId, config, from, limit } = body
        const { baseUrl } = await readCredential(db, credentialId)
        await readNexset(db, nexsetId)
        const records = body.records ?? (await readRecords(db, nexsetId, from, limit))
        return plan(config, records, { nexsetId, baseUrl })
      },
    })
  }
