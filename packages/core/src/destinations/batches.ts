import type { Compiled, Group } from './compiled.ts'
import type { HeaderPair } from './config.ts'
import type { Closed, Identity, PlannedRequest } from './planned.ts'

/** One record made ready: where it goes and what it adds there. */
export interface Rendered {
  offset: number
  url: string
  headers: HeaderPair[]
  text: string | null
  identity: Identity | null
  group: Group
}

/** Takes rendered records one by one, in order, and gives their requests in the order of their first records. */
export interface Batches {
  /** `isRepeat` where an earlier record has the same id, perhaps in the same batch. */
  add: (rendered: Rendered, isRepeat: boolean) => void
  /** Closes what is open. Nothing is added after it. */
  end: () => PlannedRequest[]
}

/** Records that may share a request: one URL, the same headers, one group. */
interface Stream {
  /** URL and headers. */
  destination: string
  open: OpenBatch | null
  /** Why the batch is closed that ends where another stream begins. */
  left: Closed
}

interface OpenBatch {
  request: PlannedRequest
  group: Group
  texts: string[]
}

/**
 * Cuts rendered records into requests: one stream for each URL, headers and group, each in the order of the records, cut
 * at the batch size and before a record whose id is already in the batch.
 */
export const batchesOf = ({ method, size }: Pick<Compiled, 'method' | 'size'>): Batches => {
  const requests: PlannedRequest[] = []
  if (size === null) {
    return {
      add: (rendered) => void requests.push(requestOf(method, rendered, 'single', bodyOf(rendered))),
      end: () => requests,
    }
  }
  const streams = new Map<string, Stream>()
  let current: Stream | null = null
  let previous: Rendered | null = null
  const add = (rendered: Rendered, isRepeat: boolean): void => {
    const stream: Stream =
      current && previous && isSameStream(previous, rendered) ? current : streamOf(rendered, streams)
    if (current && current !== stream)
      current.left = current.destination === stream.destination ? 'group' : 'other_url'
    current = stream
    previous = rendered
    const { identity } = rendered
    if (isRepeat && stream.open && hasId(stream.open.request, identity)) close(stream, 'same_id')
    stream.open ??= openBatch(requestOf(method, rendered, 'end', null), rendered.group, requests)
    const { request, texts } = stream.open
    request.offsets.push(rendered.offset)
    request.identities.push(identity)
    texts.push(rendered.text ?? '')
    if (texts.length === size) close(stream, 'full')
  }
  const end = (): PlannedRequest[] => {
    for (const stream of streams.values()) close(stream, stream === current ? 'end' : stream.left)
    return requests
  }
  return { add, end }
}

const requestOf = (
  method: PlannedRequest['method'],
  { url, headers, offset, identity }: Rendered,
  closed: Closed,
  body: string | null,
): PlannedRequest => ({
  method,
  url,
  headers: [...headers],
  body,
  offsets: closed === 'single' ? [offset] : [],
  identities: closed === 'single' ? [identity] : [],
  closed,
})

const bodyOf = ({ text, group }: Rendered): string | null =>
  text === null ? null : group.open + text + group.close

const openBatch = (request: PlannedRequest, group: Group, requests: PlannedRequest[]): OpenBatch => {
  requests.push(request)
  return { request, group, texts: [] }
}

const close = (stream: Stream, closed: Closed): void => {
  if (!stream.open) return
  const { request, group, texts } = stream.open
  request.body = group.open + texts.join(',') + group.close
  request.closed = closed
  stream.open = null
}

const hasId = ({ identities }: PlannedRequest, identity: Identity | null): boolean =>
  identity !== null && identities.some((other) => other?.id === identity.id)

/** Most records follow one of their own stream, so that its name need not be made. */
const isSameStream = (a: Rendered, b: Rendered): boolean =>
  a.url === b.url && a.headers === b.headers && a.group.name === b.group.name

const streamOf = ({ url, headers, group }: Rendered, streams: Map<string, Stream>): Stream => {
  const destination = destinationOf(url, headers)
  const name = `${destination}\n\n${group.name}`
  const found = streams.get(name)
  if (found) return found
  const stream: Stream = { destination, open: null, left: 'end' }
  streams.set(name, stream)
  return stream
}

/** No URL and no header value holds a line end, so the parts cannot run into each other. */
const destinationOf = (url: string, headers: readonly HeaderPair[]): string => {
  let destination = url
  for (const { name, value } of headers) destination += `\n${name}:${value}`
  return destination
}
