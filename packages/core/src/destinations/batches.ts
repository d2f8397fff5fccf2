import type { Compiled } from './compiled.ts'
import type { HeaderPair } from './config.ts'
import type { Closed, Identity, PlannedRequest } from './planned.ts'

/** One record made ready: where it goes and what it adds there. */
export interface Rendered {
  offset: number
  url: string
  headers: HeaderPair[]
  text: string | null
  identity: Identity | null
}

interface OpenBatch {
  request: PlannedRequest
  texts: string[]
  ids: Set<string>
  /** Position of its last record among all rendered ones. */
  last: number
}

/**
 * Cuts rendered records into requests: one stream for each URL and headers, each in the order of the records, cut at the
 * batch size and before a record whose id is already in the batch. Requests stand in the order of their first records.
 */
export const cutIntoRequests = (rendered: readonly Rendered[], compiled: Compiled): PlannedRequest[] => {
  const { method, open, close, size } = compiled
  if (size === null) return rendered.map((each) => single(each, compiled))
  const requests: PlannedRequest[] = []
  const streams = new Map<string, OpenBatch>()
  const finish = (stream: string, batch: OpenBatch, closed: Closed): void => {
    batch.request.body = open + batch.texts.join(',') + close
    batch.request.closed = closed
    streams.delete(stream)
  }
  for (const [position, { offset, url, headers, text, identity }] of rendered.entries()) {
    const stream = streamOf(url, headers)
    let batch = streams.get(stream)
    if (batch && identity && batch.ids.has(identity.id)) {
      finish(stream, batch, 'same_id')
      batch = undefined
    }
    if (!batch) {
      const request: PlannedRequest = {
        method,
        url,
        headers,
        body: null,
        offsets: [],
        identities: [],
        closed: 'end',
      }
      batch = { request, texts: [], ids: new Set(), last: position }
      requests.push(request)
      streams.set(stream, batch)
    }
    batch.request.offsets.push(offset)
    batch.request.identities.push(identity)
    batch.texts.push(text ?? '')
    batch.last = position
    if (identity) batch.ids.add(identity.id)
    if (batch.texts.length === size) finish(stream, batch, 'full')
  }
  for (const [stream, batch] of streams)
    finish(stream, batch, batch.last === rendered.length - 1 ? 'end' : 'other_url')
  return requests
}

const single = (
  { offset, url, headers, text, identity }: Rendered,
  { method, open, close }: Compiled,
): PlannedRequest => ({
  method,
  url,
  headers,
  body: text === null ? null : open + text + close,
  offsets: [offset],
  identities: [identity],
  closed: 'single',
})

/** No URL and no header value holds a line end, so the parts cannot run into each other. */
const streamOf = (url: string, headers: readonly HeaderPair[]): string => {
  let stream = url
  for (const { name, value } of headers) stream += `\n${name}:${value}`
  return stream
}
