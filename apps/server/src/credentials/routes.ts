import { randomUUID } from 'node:crypto'
import * as contract from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { baseUrlOf } from './base-url.ts'
import { checkConnection } from './check.ts'
import { readMeters } from './meters.ts'
import { openCredential } from './open-credential.ts'
import { readCredential, readCredentials } from './queries/credential-rows.ts'
import { deleteCredential } from './queries/delete-credential.ts'
import { insertCredential } from './queries/insert-credential.ts'
import { saveCheck } from './queries/save-check.ts'
import { changeCredential } from './replace-key.ts'
import { sealKey } from './seal-key.ts'

/** `/credentials`: the key goes in and never comes out; answers carry its last four characters. */
export const credentialRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    const { db, secret, send, now } = deps

    app.route({ ...contract.listCredentials, handler: ({ query }) => readCredentials(db, query) })

    app.route({
      ...contract.createCredential,
      handler: async ({ body }, reply) => {
        const id = randomUUID()
        const { sealed, ending } = sealKey(secret, body.apiKey, id)
        const { name, description = '', deployment } = body
        const baseUrl = baseUrlOf(deployment, body.baseUrl)
        const stored = {
          id,
          name,
          description,
          deployment,
          baseUrl,
          keySealed: sealed,
          keyEnding: ending,
          sandbox: false,
        }
        await insertCredential(db, stored, now())
        return reply.code(201).send(await readCredential(db, id))
      },
    })

    app.route({ ...contract.getCredential, handler: ({ params }) => readCredential(db, params.id) })

    app.route({
      ...contract.changeCredential,
      handler: async ({ params, body }) => {
        await changeCredential(deps, await readCredential(db, params.id), body)
        return readCredential(db, params.id)
      },
    })

    app.route({
      ...contract.deleteCredential,
      handler: async ({ params }, reply) => {
        await deleteCredential(db, params.id)
        return reply.code(204).send(null)
      },
    })

    app.route({
      ...contract.checkNewCredential,
      handler: async ({ body }) => {
        const baseUrl = baseUrlOf(body.deployment, body.baseUrl)
        const unsaved = { id: 'unsaved', baseUrl, apiKey: body.apiKey, sandbox: false }
        return (await checkConnection(send, unsaved)).result
      },
    })

    app.route({
      ...contract.checkCredential,
      handler: async ({ params }) => {
        const checked = await checkConnection(send, await openCredential(deps, params.id))
        await saveCheck(db, params.id, checked, now())
        return checked.result
      },
    })

    app.route({
      ...contract.readMeters,
      handler: async ({ params }) => readMeters(send, await openCredential(deps, params.id)),
    })
  }
