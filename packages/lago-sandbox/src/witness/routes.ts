import type { FastifyInstance } from 'fastify'
import { eventJson } from '../events/serializer.ts'
import type { Organization } from '../organizations/organization.ts'
import type { SandboxState } from '../state.ts'
import { registerBillingRoutes } from './billing.ts'
import { countAll } from './counts.ts'
import { registerObjectRoutes } from './objects.ts'
import { witnessPage } from './page.ts'
import { registerTransactionRoutes } from './transactions.ts'

const json = 'application/json; charset=utf-8'

/** Events as JSON texts, `limit` from position `from` in order of arrival. */
const eventsJson = ({ events }: Organization, from: number, limit: number): string =>
  [...events.log.between(from, from + limit)]
    .map((row, index) => eventJson(row, events.lagoIdOnRead(row, from + index), row.receivedAt))
    .join(',')

/** The witness: what arrived, as JSON under `/__sandbox` and as a page at `/`. Needs no key. */
export const registerWitnessRoutes = (app: FastifyInstance, state: SandboxState): void => {
  app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(witnessPage(state)))
  registerObjectRoutes(app, state)
  registerBillingRoutes(app, state)
  registerTransactionRoutes(app, state)
  app.get('/__sandbox/counts', async () => countAll(state.organizations, state.recorder))
  type Asked = { last?: string; after?: string; path?: string }
  app.get<{ Querystring: Asked }>('/__sandbox/requests', async ({ query }) => {
    const { recorder } = state
    const requests = recorder.since(Number(query.after ?? 0), query.path)
    return {
      total: recorder.total,
      /** Older ones are forgotten. */
      oldest: recorder.requests[0]?.number ?? recorder.total + 1,
      requests: query.last ? requests.slice(-Number(query.last)) : requests,
    }
  })
  type Part = { Params: { number: string; part: string } }
  app.get<Part>('/__sandbox/requests/:number/:part', async ({ params }, reply) => {
    const held = state.recorder.bytesOf(Number(params.number))
    const bytes = params.part === 'body' ? held?.body : params.part === 'answer' ? held?.answer : undefined
    if (!bytes)
      return reply.code(404).send({ error: 'This sandbox does not hold such a request (any more).' })
    return reply.type('text/plain; charset=utf-8').header('x-content-type-options', 'nosniff').send(bytes)
  })
  app.get<{ Querystring: { organization?: string; from?: string; limit?: string } }>(
    '/__sandbox/events',
    async ({ query }, reply) => {
      const organization = state.organizationNamed(query.organization)
      if (!organization) return reply.code(404).send({ error: 'There is no organization of this name.' })
      const total = organization.events.log.size
      const body = eventsJson(organization, Number(query.from ?? 0), Number(query.limit ?? 10_000))
      return reply.type(json).send(`{"total":${total},"events":[${body}]}`)
    },
  )
  app.post('/__sandbox/reset', async (_request, reply) => {
    state.reset()
    return reply.code(204).send()
  })
}
