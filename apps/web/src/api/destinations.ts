import {
  exportDestination,
  getCall,
  getDestination,
  getPreflight,
  listCalls,
  listDestinations,
  listSetAside,
  listUnknown,
} from '@ferry/contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call, urlOf } from './call.ts'
import { everyPage } from './every-page.ts'

const firstPage: { cursor?: string } = {}

export const destinationsKey = ['destinations'] as const

/** All destinations with their progress. */
export const destinationsQuery = () =>
  queryOptions({
    queryKey: destinationsKey,
    queryFn: ({ signal }) => everyPage((querystring) => call(listDestinations, { querystring }, { signal })),
  })

export const destinationQuery = (id: string) =>
  queryOptions({
    queryKey: [...destinationsKey, id],
    queryFn: ({ signal }) => call(getDestination, { params: { id } }, { signal }),
  })

/** What to look at before activating; asked anew each time. */
export const preflightQuery = (id: string) =>
  queryOptions({
    queryKey: [...destinationsKey, id, 'preflight'],
    queryFn: ({ signal }) => call(getPreflight, { params: { id } }, { signal }),
    staleTime: 0,
    gcTime: 0,
  })

/** Where the browser fetches the YAML of a destination. */
export const exportHref = (id: string) => urlOf(exportDestination.url, { params: { id } })

/** The newest calls; kept current by the live stream. */
export const lastCallsQuery = (id: string, limit: number) =>
  queryOptions({
    queryKey: [...destinationsKey, id, 'calls', limit],
    queryFn: async ({ signal }) =>
      (await call(listCalls, { params: { id }, querystring: { limit } }, { signal })).items,
  })

/** One call with the request and Lago's answer. */
export const callQuery = (id: string, callId: string) =>
  queryOptions({
    queryKey: [...destinationsKey, id, 'call', callId],
    queryFn: ({ signal }) => call(getCall, { params: { id, callId } }, { signal }),
  })

/** Records that need attention, page by page. */
export const setAsideQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...destinationsKey, id, 'set-aside'],
    queryFn: ({ signal, pageParam }) =>
      call(listSetAside, { params: { id }, querystring: { limit: 200, ...pageParam } }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => (next === null ? undefined : { cursor: next }),
  })

/** Records whose effect may have happened, page by page. */
export const unknownQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...destinationsKey, id, 'unknown'],
    queryFn: ({ signal, pageParam }) =>
      call(listUnknown, { params: { id }, querystring: { limit: 200, ...pageParam } }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => (next === null ? undefined : { cursor: next }),
  })
