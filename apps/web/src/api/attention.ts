import {
  exportSetAside,
  getSetAside,
  getUnknown,
  listAudit,
  listReplays,
  listSetAside,
  listSetAsideGroups,
  listUnknown,
  type SetAsideGroup,
} from '@ferry/contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, urlOf } from './call.ts'
import { destinationsKey } from './destinations.ts'

const firstPage: { cursor?: string } = {}
const pages = {
  initialPageParam: firstPage,
  getNextPageParam: ({ next }: { next: string | null }) => (next === null ? undefined : { cursor: next }),
}

/** Why records were set aside: all of one reason are a group. */
export type Reason = Pick<SetAsideGroup, 'code' | 'field'>

/** `open` waits for a person; `closed` was discarded, or left without an answer. */
export type Which = 'open' | 'closed'
const isClosed = (which: Which) => (which === 'closed' ? 'true' : 'false')

/** Everything that waits for a person, or did. */
export const attentionKey = (id: string) => [...destinationsKey, id, 'attention'] as const

/** Reasons with their counts, page by page, the most frequent first. */
export const reasonsQuery = (id: string, which: Which) =>
  infiniteQueryOptions({
    queryKey: [...attentionKey(id), 'reasons', which],
    queryFn: ({ signal, pageParam }) =>
      call(
        listSetAsideGroups,
        { params: { id }, querystring: { discarded: isClosed(which), ...pageParam } },
        { signal },
      ),
    ...pages,
  })

/** Records of one reason, page by page. */
export const setAsideQuery = (id: string, { code, field }: Reason, which: Which) =>
  infiniteQueryOptions({
    queryKey: [...attentionKey(id), 'set-aside', code, field, which],
    queryFn: ({ signal, pageParam }) =>
      call(
        listSetAside,
        {
          params: { id },
          querystring: { code, field: field ?? '', discarded: isClosed(which), ...pageParam },
        },
        { signal },
      ),
    ...pages,
  })

export const setAsideRecordQuery = (id: string, offset: number) =>
  queryOptions({
    queryKey: [...attentionKey(id), 'set-aside-record', offset],
    queryFn: ({ signal }) => call(getSetAside, { params: { id, offset } }, { signal }),
  })

/** Where the browser fetches set-aside records as a file: of one reason, or all. */
export const setAsideHref = (id: string, format: 'ndjson' | 'csv', reason?: Reason) =>
  urlOf(exportSetAside.url, {
    params: { id },
    querystring: { format, ...(reason && { code: reason.code, field: reason.field ?? '' }) },
  })

/** Records whose effect may have happened, page by page. */
export const unknownQuery = (id: string, which: Which) =>
  infiniteQueryOptions({
    queryKey: [...attentionKey(id), 'unknown', which],
    queryFn: ({ signal, pageParam }) =>
      call(listUnknown, { params: { id }, querystring: { left: isClosed(which), ...pageParam } }, { signal }),
    ...pages,
  })

export const unknownRecordQuery = (id: string, offset: number) =>
  queryOptions({
    queryKey: [...attentionKey(id), 'unknown-record', offset],
    queryFn: ({ signal }) => call(getUnknown, { params: { id, offset } }, { signal }),
  })

/** What people did with a destination, the newest first. */
export const auditQuery = (destinationId: string) =>
  infiniteQueryOptions({
    queryKey: [...destinationsKey, destinationId, 'audit'],
    queryFn: ({ signal, pageParam }) =>
      call(listAudit, { querystring: { destinationId, limit: 20, ...pageParam } }, { signal }),
    ...pages,
  })

/** Replays with their own counts, the newest first. */
export const replaysQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...destinationsKey, id, 'replays'],
    queryFn: ({ signal, pageParam }) =>
      call(listReplays, { params: { id }, querystring: { limit: 20, ...pageParam } }, { signal }),
    ...pages,
  })
