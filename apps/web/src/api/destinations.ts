import {
  countFromStart,
  exportDestination,
  getCall,
  getDestination,
  getPreflight,
  type LiveProgress,
  listCalls,
  listDestinations,
} from '@ferry/contract'
import { infiniteQueryOptions, queryOptions, skipToken } from '@tanstack/react-query'
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

/** What the live stream told last; null while there is no stream. Never asked for. */
export const liveQuery = (id: string) =>
  queryOptions<LiveProgress | null>({ queryKey: [...destinationsKey, id, 'live'], queryFn: skipToken })

/** What to look at before activating; asked anew each time. */
export const preflightQuery = (id: string) =>
  queryOptions({
    queryKey: [...destinationsKey, id, 'preflight'],
    queryFn: ({ signal }) => call(getPreflight, { params: { id } }, { signal }),
    staleTime: 0,
    gcTime: 0,
  })

/** How many records came since a time; asked anew each time, because records arrive. */
export const startCountQuery = (id: string, since: string) =>
  queryOptions({
    queryKey: [...destinationsKey, id, 'start', since],
    queryFn: ({ signal }) => call(countFromStart, { params: { id }, querystring: { since } }, { signal }),
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

/** Earlier calls, page by page, as they stood when they were asked for. */
export const callsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...destinationsKey, id, 'all-calls'],
    queryFn: ({ signal, pageParam }) =>
      call(listCalls, { params: { id }, querystring: { limit: 50, ...pageParam } }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => (next === null ? undefined : { cursor: next }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
