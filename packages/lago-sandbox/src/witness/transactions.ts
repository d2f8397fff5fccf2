import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Organization } from '../organizations/organization.ts'
import type { SandboxState } from '../state.ts'

/** What became of one transaction id in an organization. */
export interface TransactionCount {
  transaction_id: string
  /** Events Lago holds under it: each may be billed. One is what one hopes for. */
  held: number
  /** Copies in requests that were accepted; on ClickHouse the last of a key takes the place of the others. */
  accepted: number
  /** Copies refused as `value_already_exist`. */
  refused: number
  /** Later copies, accepted or refused, that said something else than the event already held. */
  differing: number
}

const countOf = ({ events }: Organization, transactionId: string): TransactionCount => ({
  transaction_id: transactionId,
  held: events.log.withTransaction(transactionId).length,
  ...events.copies.of(transactionId),
})

/** Every transaction id an organization holds, each once, in order of arrival. */
export function* allTransactions(organization: Organization): Generator<TransactionCount> {
  const { log } = organization.events
  let position = 0
  for (const { transactionId } of log.between()) {
    if (log.withTransaction(transactionId)[0] === position) yield countOf(organization, transactionId)
    position += 1
  }
}

/** Only those of which anything came more than once, accepted or refused. */
export function* repeatedTransactions(organization: Organization): Generator<TransactionCount> {
  for (const [transactionId] of organization.events.copies.repeated())
    yield countOf(organization, transactionId)
}

const PIECE = 64 * 1024

/** One JSON text a line, in pieces of some size, made as fast as they are read. */
function* lines(values: Iterable<unknown>): Generator<string> {
  let piece = ''
  for (const value of values) {
    piece += `${JSON.stringify(value)}\n`
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}

/** `GET /__sandbox/transactions?organization=&repeated=true`: newline-delimited JSON, streamed. */
export const registerTransactionRoutes = (app: FastifyInstance, state: SandboxState): void => {
  type Query = { Querystring: { organization?: string; repeated?: string } }
  app.get<Query>('/__sandbox/transactions', async ({ query }, reply) => {
    const organization = state.organizationNamed(query.organization)
    if (!organization) return reply.code(404).send({ error: 'There is no organization of this name.' })
    const counted = query.repeated === 'true' ? repeatedTransactions : allTransactions
    return reply.type('application/x-ndjson').send(Readable.from(lines(counted(organization))))
  })
}
