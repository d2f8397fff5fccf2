import type { FastifyInstance } from 'fastify'
import { iso } from '../events/timestamp.ts'
import { isRecord, parseJson, textOf } from '../json.ts'
import type { SandboxState } from '../state.ts'

/**
 * `POST /__sandbox/objects` `{organization?, kind, lago_id?, fields}`: puts into the world what no endpoint of Lago makes (a
 * payment method, which a provider would), or changes the state of what is there (an invoice back to a draft, or
 * overdue). `kind` is the object's root key; `$customer` is the external id of the customer it belongs to.
 */
export const registerObjectRoutes = (app: FastifyInstance, state: SandboxState): void => {
  app.post('/__sandbox/objects', async ({ body }, reply) => {
    const sent = Buffer.isBuffer(body) && body.length > 0 ? parseJson(body.toString()) : undefined
    const kind = isRecord(sent) ? textOf(sent.kind) : null
    if (!isRecord(sent) || kind === null || !isRecord(sent.fields))
      return reply
        .code(422)
        .send({ error: 'Send {"kind": "invoice", "fields": {…}} and, to change one, its "lago_id".' })
    const organization = state.organizationNamed(textOf(sent.organization) ?? undefined)
    if (!organization) return reply.code(404).send({ error: 'There is no organization of this name.' })
    const id = textOf(sent.lago_id)
    if (id === null) return reply.code(201).send(organization.rows.add(kind, sent.fields, iso(state.now())))
    const row = organization.rows.find(kind, 'lago_id', id)
    if (!row) return reply.code(404).send({ error: `There is no ${kind} with this id.` })
    return Object.assign(row, sent.fields)
  })
}
