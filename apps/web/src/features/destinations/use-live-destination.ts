import { type Call, type Destination, LiveCalls, LiveProgress, liveUrl } from '@ferry/contract'
import { type QueryClient, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  destinationQuery,
  destinationsKey,
  lastCallsQuery,
  setAsideQuery,
  unknownQuery,
} from '../../api/destinations.ts'

/** How many of the last calls the page shows. */
export const callsShown = 15

/** `live`: pushed by the server. `polling`: asked for every two seconds, as the stream is down. */
export type Liveness = 'connecting' | 'live' | 'polling'

/**
 * The destination, kept current in the query cache by the server's stream; while the stream is down it is asked for
 * instead, and the browser keeps trying to open the stream.
 */
export function useLiveDestination(id: string): { destination: Destination; liveness: Liveness } {
  const [liveness, setLiveness] = useState<Liveness>('connecting')
  const queryClient = useQueryClient()
  const { data: destination } = useSuspenseQuery({
    ...destinationQuery(id),
    refetchInterval: liveness === 'polling' ? 2_000 : false,
  })
  useEffect(() => {
    const stream = new EventSource(`/api/v1${liveUrl(id)}`)
    stream.onopen = () => setLiveness('live')
    stream.onerror = () => setLiveness('polling')
    stream.addEventListener('progress', ({ data }) =>
      keepProgress(queryClient, id, LiveProgress.parse(JSON.parse(data))),
    )
    stream.addEventListener('calls', ({ data }) =>
      keepCalls(queryClient, id, LiveCalls.parse(JSON.parse(data))),
    )
    return () => stream.close()
  }, [id, queryClient])
  return { destination, liveness }
}

/** Puts pushed counts into the cache, and has the lists behind them read again where they changed. */
export function keepProgress(queryClient: QueryClient, id: string, live: LiveProgress) {
  const { queryKey } = destinationQuery(id)
  const before = queryClient.getQueryData(queryKey)
  if (before) queryClient.setQueryData(queryKey, { ...before, ...live })
  if (before?.progress.setAside !== live.progress.setAside) {
    void queryClient.invalidateQueries({ queryKey: setAsideQuery(id).queryKey })
  }
  if (before?.progress.unknown !== live.progress.unknown) {
    void queryClient.invalidateQueries({ queryKey: unknownQuery(id).queryKey })
  }
  if (before?.status !== live.status)
    void queryClient.invalidateQueries({ queryKey: destinationsKey, exact: true })
}

/** Puts pushed calls in front of the known ones, each once, the newest first. */
export function keepCalls(queryClient: QueryClient, id: string, calls: readonly Call[]) {
  queryClient.setQueryData(lastCallsQuery(id, callsShown).queryKey, (known = []) => {
    const pushed = new Set(calls.map((call) => call.id))
    return [...calls, ...known.filter((call) => !pushed.has(call.id))]
      .toSorted((a, b) => b.sentAt.localeCompare(a.sentAt))
      .slice(0, callsShown)
  })
}
