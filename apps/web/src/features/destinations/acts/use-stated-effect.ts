import type { ActResult } from '@ferry/contract'
import { useQuery } from '@tanstack/react-query'
import { ApiError } from '../../../api/api-error.ts'
import { destinationsKey } from '../../../api/destinations.ts'

/**
 * What the server says an act would do to the bill. Only for acts that do nothing at all while they are not confirmed:
 * those refuse and name the effect, or find nothing to do any more and say so.
 */
export const useStatedEffect = (
  destinationId: string,
  key: readonly unknown[],
  askUnconfirmed: () => Promise<ActResult>,
) =>
  useQuery({
    queryKey: [...destinationsKey, destinationId, 'effect', ...key],
    queryFn: async () => {
      try {
        return (await askUnconfirmed()).sentence
      } catch (error) {
        if (error instanceof ApiError && error.code === 'confirmation_required') return error.message
        throw error
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
