import { closest, type Method, methods, operations, recognise } from '@ferry/core'

/** What was probably meant by a call Lago does not know; `call` is null where going there should be a person's own choice. */
export interface NearCall {
  sentence: string
  call: { method: Method; url: string } | null
}

/** What was probably meant by a call no operation of Lago answers to. `path` is below `/api/v1`, without query. */
export const nearCall = (method: Method, path: string): NearCall | null =>
  upsertAbove(method, path) ?? otherMethod(method, path) ?? nearPath(method, path)

/** Lago has no PUT for what a POST without the id updates: `PUT /customers/{id}` is a 404. */
const upsertAbove = (method: Method, path: string): NearCall | null => {
  const parent = path.slice(0, path.lastIndexOf('/'))
  const known = method === 'PUT' || method === 'PATCH' ? recognise('POST', parent) : null
  if (known?.resend !== 'A') return null
  return {
    sentence: `Lago has no ${method} here and answers 404: POST ${parent} creates and updates, by the id in the body.`,
    call: { method: 'POST', url: parent },
  }
}

const otherMethod = (method: Method, path: string): NearCall | null => {
  const known = methods.filter((other) => other !== method && recognise(other, path) !== null)
  const [first] = known
  if (!first) return null
  const sentence = `Lago has no ${method} here and answers 404; it has ${known.join(', ')}.`
  // A DELETE is nothing to be led to.
  return { sentence, call: first === 'DELETE' ? null : { method: first, url: path } }
}

const nearPath = (method: Method, path: string): NearCall | null => {
  const shapeOf = (text: string) => text.replaceAll(/\{[^}]*\}/g, '{}')
  const paths = operations
    .filter((operation) => operation.method === method)
    .flatMap(({ path: own, batch }) => [own, ...(batch ? [batch.path] : [])])
  const shape = closest(shapeOf(path), paths.map(shapeOf))
  const near = paths.find((each) => shapeOf(each) === shape)
  if (near === undefined) return null
  const holes = path.match(/\{[^}]*\}/g) ?? []
  const url = near.replaceAll(/\{[^}]*\}/g, (hole) => holes.shift() ?? hole)
  return { sentence: `Did you mean ${url}?`, call: { method, url } }
}
