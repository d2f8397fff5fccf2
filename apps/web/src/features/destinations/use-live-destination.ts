import { type Call, type Destination, LiveCalls, LiveProgress, liveUrl } from '@ferry/contract'
import { type QueryClient, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { attentionKey } from '../../api/attention.ts'
import { destinationQuery, destinationsKey, lastCallsQuery, liveQuery } from '../../api/destinations.ts'

/** How many of the last calls the page shows. */
export const callsShown = 15

/** `live`: pushed by the server. `polling`: asked for every two seconds, as the stream is down. */
export type Liveness = 'connecting' | 'live' | 'polling'

/**
 * The destination, kept current in the query cache by the server's stream; while the stream is down it is asked for
 * instead, and the browser keeps trying to open the stream. What the stream has told wins over every answer that was read
 * meanwhile: of two counts nothing says which is the later one, and the stream's last word is always the latest.
 */
export function useLiveDestination(id: string): { destination: Destination; liveness: Liveness } {
  const [liveness, setLiveness] = useState<Liveness>('connecting')
  const queryClient = useQueryClient()
  const { data: destination } = useSuspenseQuery({
    ...destinationQuery(id),
    refetchInterval: liveness === 'polling' ? 2_000 : false,
  })
  const { data: live } = useQuery(liveQuery(id))
  useEffect(() => {
    const stream = new EventSource(`/api/v1${liveUrl(id)}`)
    stream.onopen = () => setLiveness('live')
    stream.onerror = () => {
      setLiveness('polling')
      forgetLive(queryClient, id)
    }
    stream.addEventListener('progress', ({ data }) =>
      keepProgress(queryClient, id, LiveProgress.parse(JSON.parse(data))),
    )
    stream.addEventListener('calls', ({ data }) =>
      keepCalls(queryClient, id, LiveCalls.parse(JSON.parse(data))),
    )
    return () => {
      stream.close()
      forgetLive(queryClient, id)
    }
  }, [id, queryClient])
  return { destination: { ...destination, ...live }, liveness }
}

const forgetLive = (queryClient: QueryClient, id: string) =>
  queryClient.setQueryData(liveQuery(id).queryKey, null)

/** Keeps what was pushed, and has the lists behind the counts read again where they changed. */
export function keepProgress(queryClient: QueryClient, id: string, live: LiveProgress) {
  const { queryKey } = destinationQuery(id)
  const before = queryClient.getQueryData(queryKey)
  queryClient.setQueryData(liveQuery(id).queryKey, live)
  if (before) queryClient.setQueryData(queryKey, { ...before, ...live })
  const listed = ['setAside', 'unknown', 'excluded'] as const
  if (listed.some((part) => before?.progress[part] !== live.progress[part])) {
    void queryClient.invalidateQueries({ queryKey: attentionKey(id) })
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
