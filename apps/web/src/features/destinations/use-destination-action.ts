import type { activateDestination, Destination, pauseDestination, probeDestination } from '@ferry/contract'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { auditQuery } from '../../api/attention.ts'
import { call } from '../../api/call.ts'
import { destinationQuery, destinationsKey, liveQuery } from '../../api/destinations.ts'

type Activation = z.input<(typeof activateDestination)['schema']['body']>
type Action = typeof activateDestination | typeof pauseDestination | typeof probeDestination

/** Changes a destination's state; the answer goes straight into the query cache. */
export function useDestinationAction(id: string, endpoint: Action, onDone?: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Partial<Activation>) => act(endpoint, id, body),
    onSuccess: (destination) => {
      keepDestination(queryClient, destination)
      onDone?.()
    },
  })
}

const act = (endpoint: Action, id: string, body: Partial<Activation>): Promise<Destination> =>
  'body' in endpoint.schema
    ? call(endpoint as typeof activateDestination, { params: { id }, body })
    : call(endpoint as typeof pauseDestination, { params: { id } })

/**
 * Keeps what an action answered. The counts of the stream stay, which knows of everything that happens (a retry or a replay
 * lowers counts as well as it raises them); the new status is shown at once.
 */
export function keepDestination(queryClient: QueryClient, destination: Destination) {
  const { id, status, hold } = destination
  queryClient.setQueryData(destinationQuery(id).queryKey, destination)
  queryClient.setQueryData(liveQuery(id).queryKey, (live) => live && { ...live, status, hold })
  void queryClient.invalidateQueries({ queryKey: auditQuery(id).queryKey })
  void queryClient.invalidateQueries({ queryKey: destinationsKey, exact: true })
}
