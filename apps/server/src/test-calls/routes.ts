import { createEstimate, createTestCall, listTestCalls, lookUpTestCall } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { openCredential } from '../credentials/open-credential.ts'
import type { Deps } from '../deps.ts'
import { idempotently } from '../http/idempotent.ts'
import { cutOff, readTestCall, readTestCalls } from './queries/test-call-rows.ts'
import { estimate } from './reading/estimate.ts'
import { lookUp } from './reading/look-up.ts'
import { readAtLago } from './reading/read-at-lago.ts'
import { sendTest } from './send-test.ts'

/**
 * `POST /test-calls` really sends one request; `GET /test-calls` tells the last ones of a Nexset. The others only read: what
 * Lago holds of a call, and what it would compute of one.
 */
export const testCallRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.route({
      ...createTestCall,
      handler: async ({ body, headers }, reply) => {
        const key = [headers['idempotency-key']].flat()[0]
        // A press that is asked for again after a reload has no secrets any more.
        const { secretHeaders: _, ...request } = body
        const call = { scope: 'test-calls', key, request, abandoned: cutOff }
        return reply.code(201).send(await idempotently(deps.db, call, () => sendTest(deps, body)))
      },
    })
    app.route({ ...listTestCalls, handler: ({ query }) => readTestCalls(deps.db, query) })
    app.route({
      ...lookUpTestCall,
      handler: async ({ params }) => {
        const call = await readTestCall(deps.db, params.id)
        const credential = await openCredential(deps, call.credentialId)
        return lookUp(readAtLago(deps.send, credential), call, credential.baseUrl)
      },
    })
    app.route({
      ...createEstimate,
      handler: async ({ body }) => {
        const credential = await openCredential(deps, body.credentialId)
        return estimate(readAtLago(deps.send, credential), body.request, credential.baseUrl)
      },
    })
  }
