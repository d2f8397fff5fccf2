import type { z } from 'zod'

/**
 * One endpoint of the API as one object that both sides import: Fastify's route options less the handler on the
 * server, the shape of a typed call in the web app. `url` is relative to `/api/v1`.
 */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  schema: {
    summary: string
    tags: [string]
    params?: z.ZodType
    querystring?: z.ZodType
    body?: z.ZodType
    response: Record<number, z.ZodType>
  }
}

/** What the caller of an endpoint passes; parts the endpoint does not declare are absent. */
export type Input<E extends Endpoint> = Part<E, 'params'> & Part<E, 'querystring'> & Part<E, 'body'>
type Part<E extends Endpoint, K extends 'params' | 'querystring' | 'body'> = E['schema'] extends {
  [k in K]: infer S extends z.ZodType
}
  ? { [k in K]: z.input<S> }
  : unknown

/** What a successful call answers. */
export type Output<E extends Endpoint> = {
  [S in keyof E['schema']['response']]: E['schema']['response'][S] extends z.ZodType
    ? z.output<E['schema']['response'][S]>
    : never
}[keyof E['schema']['response']]
