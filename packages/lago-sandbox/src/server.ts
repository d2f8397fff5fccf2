import { setTimeout as wait } from 'node:timers/promises'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { answerCall, type IncomingCall } from './answer-call.ts'
import type { Operation } from './call.ts'
import { iso } from './events/timestamp.ts'
import { delayBefore, isAfter, outcome } from './faults/outcome.ts'
import { registerFaultRoutes } from './faults/routes.ts'
import { operations } from './operations.ts'
import { bytesOf, send, sendWhole, trickle } from './send.ts'
import type { SandboxState } from './state.ts'
import { registerWebhookRoutes, webhookKeyOperations } from './webhooks/routes.ts'
import { registerWitnessRoutes } from './witness/routes.ts'

/** Lago's Rails app configures no limit; this one only guards the sandbox's memory. */
const BODY_LIMIT = 256 * 1024 * 1024

const incoming = (request: FastifyRequest, bytes: Buffer, state: SandboxState): IncomingCall => ({
  method: request.method,
  url: request.url,
  params: request.params as Record<string, string>,
  accept: request.headers.accept,
  contentType: request.headers['content-type'],
  bytes,
  organization: state.organizationOf(request.headers.authorization),
  now: state.now(),
})

/** One call from arrival to answer: recorded, met by its fault if there is one, answered by its operation. */
const handler =
  (state: SandboxState, operation: Operation | undefined) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const call = incoming(request, bytes, state)
    const { recorder } = state
    const kept = recorder.open(iso(call.now), request, bytes, call.organization?.seed.name ?? null)
    const fault = state.faults.take(request.method, request.url.split('?')[0] ?? '', bytes)
    if (!fault) {
      const answer = answerCall(operation, call)
      const body = bytesOf(answer)
      recorder.close(kept, { status: answer.status, body })
      return sendWhole(reply, answer, body)
    }
    recorder.meet(kept, fault.kind)
    const isDone = isAfter(fault) || fault.kind === 'delay'
    if (delayBefore(fault) > 0) await wait(delayBefore(fault))
    const { answer, delivery, delayMs } = outcome(fault, isDone ? answerCall(operation, call) : undefined, {
      method: request.method,
      resource: operation?.resource,
    })
    if (delayMs > 0 && delivery !== 'trickle') await wait(delayMs)
    const body = answer ? bytesOf(answer) : null
    recorder.close(kept, { status: answer?.status ?? null, body })
    return delivery === 'trickle' && answer ? trickle(reply, answer, delayMs) : send(reply, answer, delivery)
  }

/** The server over a state, not yet listening. */
export const createServer = (state: SandboxState): FastifyInstance => {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 10_000 },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.get('/health', async () => ({
    version: state.version,
    github_url: `https://github.com/getlago/lago-api/tree/v${state.version}`,
    message: 'Success',
  }))
  registerWitnessRoutes(app, state)
  registerFaultRoutes(app, state.faults)
  registerWebhookRoutes(app, state)
  for (const operation of [...operations, ...webhookKeyOperations(state)]) {
    const { method, path } = operation
    app.route({ method, url: `/api/v1${path}`, handler: handler(state, operation) })
  }
  app.setNotFoundHandler(handler(state, undefined))
  return app
}
