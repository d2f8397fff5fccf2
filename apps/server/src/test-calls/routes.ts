import { createTestCall, listTestCalls } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { idempotently } from '../http/idempotent.ts'
import { cutOff, readTestCalls } from './queries/test-call-rows.ts'
import { sendTest } from './send-test.ts'

/** `POST /test-calls` really sends one request; `GET /test-calls` tells the last ones of a Nexset. */
export const testCallRoutes =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.route({
      ...createTestCall,
      handler: async ({ body, headers }, reply) => {
        const key = [headers['idempotency-key']].flat()[0]
        const call = { scope: 'test-calls', key, request: body, abandoned: cutOff }
        return reply.code(201).send(await idempotently(deps.db, call, () => sendTest(deps, body)))
      },
    })
    app.route({ ...listTestCalls, handler: ({ query }) => readTestCalls(deps.db, query) })
  }
