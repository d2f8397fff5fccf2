import type { Appended, Nexset, Problem } from '@ferry/contract'
import type { SourceRecord } from '@ferry/core'
import { fastify } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Db } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { errorHandler } from '../http/error-handler.ts'
import { nexsetRoutes } from '../nexsets/routes.ts'

/** The Nexset routes alone over a database, as calls that answer status and body. */
export const nexsetCalls = async (db: Db, now: () => Date) => {
  const app = fastify()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(errorHandler)
  // These routes seal no keys, send nothing and log nothing.
  await app.register(nexsetRoutes({ db, now } as Deps))
  await app.ready()

  // The caller knows what the endpoint answers.
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  const call = async <Body>(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    payload?: string | Buffer | object,
    headers: Record<string, string> = {},
  ) => {
    const answer = await app.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
    return { status: answer.statusCode, body: (answer.body === '' ? null : answer.json()) as Body }
  }

  return {
    app,
    call,
    upload: async (
      fileName: string,
      content: string | Buffer,
      fields: Record<string, string> = { name: 'Test' },
    ) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append('file', new Blob([content]), fileName)
      const whole = new Response(form)
      return call<Nexset & Problem>('POST', '/nexsets', Buffer.from(await whole.arrayBuffer()), {
        'content-type': whole.headers.get('content-type') ?? '',
      })
    },
    append: (id: string, lines: string, headers: Record<string, string> = {}) =>
      call<Appended & Problem>('POST', `/nexsets/${id}/records`, lines, {
        'content-type': 'application/x-ndjson',
        ...headers,
      }),
    texts: async (id: string, from = 0, limit = 1000) => {
      const { body } = await call<{ items: SourceRecord[]; total: number }>(
        'GET',
        `/nexsets/${id}/records?from=${from}&limit=${limit}`,
      )
      return body.items.map(({ text }) => text)
    },
    close: () => app.close(),
  }
}
