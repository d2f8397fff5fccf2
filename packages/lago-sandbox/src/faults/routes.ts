import type { FastifyInstance } from 'fastify'
import { isRecord, parseJson } from '../json.ts'
import { type FaultKind, type FaultRule, faultKinds } from './fault.ts'
import type { FaultBook } from './fault-book.ts'

const isKind = (value: unknown): value is FaultKind => faultKinds.some((kind) => kind === value)

const texts = (value: unknown): Record<string, string> | undefined =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([name, held]) => (typeof held === 'string' ? [[name, held]] : [])),
      )
    : undefined

/** A rule out of a control request, or the sentence that says what is wrong with it. */
const readRule = (text: string): FaultRule | string => {
  const body = text === '' ? undefined : parseJson(text)
  if (!isRecord(body) || !isKind(body.kind)) return `"kind" must be one of ${faultKinds.join(', ')}.`
  const match = texts(body.match)
  const headers = texts(body.headers)
  const number = (name: 'status' | 'delayMs' | 'skip' | 'probability' | 'seed'): Record<string, number> => {
    const value = body[name]
    return typeof value === 'number' ? { [name]: value } : {}
  }
  return {
    kind: body.kind,
    ...(match && { match }),
    ...(headers && { headers }),
    ...(typeof body.body === 'string' && { body: body.body }),
    ...(typeof body.times === 'number' || body.times === null ? { times: body.times } : {}),
    ...number('status'),
    ...number('delayMs'),
    ...number('skip'),
    ...number('probability'),
    ...number('seed'),
  }
}

/** `/__sandbox/faults`: list, add, remove. */
export const registerFaultRoutes = (app: FastifyInstance, faults: FaultBook): void => {
  app.get('/__sandbox/faults', async () => ({ faults: faults.list() }))
  app.post('/__sandbox/faults', async ({ body }, reply) => {
    const rule = readRule(Buffer.isBuffer(body) ? body.toString() : '')
    if (typeof rule === 'string') return reply.code(422).send({ error: rule })
    return reply.code(201).send({ id: faults.add(rule) })
  })
  app.delete('/__sandbox/faults', async (_request, reply) => {
    faults.clear()
    return reply.code(204).send()
  })
  app.delete<{ Params: { id: string } }>('/__sandbox/faults/:id', async ({ params }, reply) => {
    faults.remove(Number(params.id))
    return reply.code(204).send()
  })
}
