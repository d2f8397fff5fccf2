import { randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import { createNexset, deleteNexset, getNexset, listNexsets, listRecords } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'
import { appendRoute } from './append-route.ts'
import { hookRoutes } from './hook-routes.ts'
import { insertNexset, deleteNexset as remove } from './queries/change-nexsets.ts'
import { saveHook } from './queries/hook-rows.ts'
import { removeAbandonedImports } from './queries/imports.ts'
import { listNexsets as list, readNexset } from './queries/nexset-lists.ts'
import { measureRecords, readRecords } from './queries/read-records.ts'
import { receiveUpload } from './upload.ts'

/** Records are text of any length; an answer of more than this ends early, and the next one goes on. */
const answerCharacters = 16 * 1024 * 1024

/** Nexsets: upload, look at, append to, delete. What a dead process left of its imports is cleared away first. */
export const nexsetRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    const { db, now, secret } = deps
    await removeAbandonedImports(db)
    await app.register(multipart)
    await app.register(appendRoute(deps))
    await app.register(hookRoutes(deps))
    app.route({ ...listNexsets, handler: ({ query }) => list(db, query) })
    app.route({
      ...createNexset,
      // A form has no body to check here; its fields are checked as they arrive.
      validatorCompiler: (route) => (body) =>
        body === undefined || body === null
          ? { value: body }
          : (app.validatorCompiler?.(route)(body) ?? false),
      handler: async (request, reply) => {
        const id = request.isMultipart() ? await receiveUpload(deps, request) : randomUUID()
        if (!request.isMultipart()) {
          if (!request.body)
            throw new ProblemError('invalid_input', 'Send a file as a form, or JSON with a name.')
          const { name, webhook } = request.body
          await db.transaction(async (tx) => {
            await insertNexset(tx, { id, name, now: now(), source: webhook ? 'webhook' : 'records' })
            if (webhook) await saveHook(tx, secret, id)
          })
        }
        reply.code(201)
        return readNexset(db, id)
      },
    })
    app.route({ ...getNexset, handler: ({ params }) => readNexset(db, params.id) })
    app.route({
      ...deleteNexset,
      handler: async ({ params }, reply) => {
        await remove(db, params.id)
        reply.code(204)
        return null
      },
    })
    app.route({
      ...listRecords,
      handler: async ({ params, query }) => {
        const { recordCount } = await readNexset(db, params.id)
        const { count } = await measureRecords(db, params.id, { ...query, characters: answerCharacters })
        return { items: await readRecords(db, params.id, query.from, count), total: recordCount }
      },
    })
  }
