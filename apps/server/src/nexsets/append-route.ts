import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { appendRecords, receiveHook } from '@ferry/contract'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem-error.ts'
import { appendRecords as append } from './queries/append-records.ts'
import { nexsetOfHook } from './queries/hook-rows.ts'
import { readRecordTexts } from './reading/read-file.ts'

/** One append is one transaction, so it is held in memory until it is stored. */
const mostBytes = 64 * 1024 * 1024
const mostKey = 200

const formats: Record<string, 'ndjson' | 'json'> = {
  'application/x-ndjson': 'ndjson',
  'application/json': 'json',
}

/**
 * `POST /nexsets/:id/records` and `POST /hooks/:token`, in a scope of its own because their bodies are read raw. A hook's
 * token is looked up before its body is read.
 */
export const appendRoute =
  (deps: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser(Object.keys(formats), (_request, payload, done) => done(null, payload))
    app.route({
      ...appendRecords,
      handler: async (request, reply) => {
        reply.code(201)
        return receive(deps, request.params.id, request)
      },
    })
    app.route({
      ...receiveHook,
      config: { open: true },
      handler: async (request, reply) => {
        const nexsetId = await nexsetOfHook(deps.db, request.params.token)
        reply.code(201)
        return receive(deps, nexsetId, request)
      },
    })
  }

const receive = async (
  { db, now }: Deps,
  nexsetId: string,
  { body, headers }: Pick<FastifyRequest, 'body' | 'headers'>,
) => {
  const format = formats[headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '']
  if (!format || !body) throw new ProblemError('invalid_input', 'The body is empty. Nothing was stored.')
  const key = readKey(headers['idempotency-key'])
  const hash = createHash('sha256')
  const texts: string[] = []
  for await (const some of readRecordTexts(limited(body as Readable, hash), format, { path: 'body' }))
    texts.push(...some)
  const idempotency = key === null ? null : { key, sha256: hash.digest('hex') }
  return append(db, { nexsetId, texts, now: now(), idempotency })
}

async function* limited(body: Readable, hash: ReturnType<typeof createHash>) {
  let bytes = 0
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length
      if (bytes > mostBytes) {
        throw new ProblemError(
          'too_large',
          'One call takes up to 64 MiB of records. Nothing was stored. Send them in several calls, or upload a file.',
        )
      }
      hash.update(chunk)
      yield chunk
    }
  } finally {
    // A client that still sends could otherwise not read the answer.
    body.resume()
  }
}

const readKey = (header: string | string[] | undefined): string | null => {
  if (header === undefined) return null
  const key = String(header).trim()
  if (key !== '' && key.length <= mostKey) return key
  throw new ProblemError(
    'invalid_input',
    `An Idempotency-Key has 1 to ${mostKey} characters. Nothing was stored.`,
  )
}
