import type {
  activateDestination,
  Destination,
  Progress,
  pauseDestination,
  probeDestination,
} from '@ferry/contract'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { destinationQuery, destinationsKey } from '../../api/destinations.ts'

type Action = typeof activateDestination | typeof pauseDestination | typeof probeDestination

/** Changes a destination's state; the answer goes straight into the query cache. */
export function useDestinationAction(id: string, endpoint: Action, onDone?: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: { start?: 'waiting' | 'now' }) => act(endpoint, id, body),
    onSuccess: (destination) => {
      keepDestination(queryClient, destination)
      onDone?.()
    },
  })
}

const act = (endpoint: Action, id: string, body: { start?: 'waiting' | 'now' }): Promise<Destination> =>
  'body' in endpoint.schema
    ? call(endpoint as typeof activateDestination, { params: { id }, body })
    : call(endpoint as typeof pauseDestination, { params: { id } })

/**
 * Keeps what an action answered. The live stream may have told more by the time the answer is read, and tells nothing
 * again while nothing changes, so the counts that are further along stay.
 */
export function keepDestination(queryClient: QueryClient, destination: Destination) {
  const { queryKey } = destinationQuery(destination.id)
  const before = queryClient.getQueryData(queryKey)
  const isBehind = before && settled(before.progress) > settled(destination.progress)
  queryClient.setQueryData(queryKey, {
    ...destination,
    ...(isBehind && { progress: before.progress, lastDeliveredAt: before.lastDeliveredAt }),
  })
  void queryClient.invalidateQueries({ queryKey: destinationsKey, exact: true })
}

/** Records with an outcome: their number never falls. */
const settled = ({ total, waiting, inFlight }: Progress) => total - waiting - inFlight
