import type { ActResult } from '@ferry/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { destinationsKey } from '../../../api/destinations.ts'
import { tellResult } from './tell-result.tsx'

/**
 * Does something to records of a destination. Nothing changes on the page before the server has answered: then its
 * sentence is shown. Everything about the destination is read again in any case: a refusal often means that somebody else
 * was quicker, and no answer may mean that it was done.
 */
export function useAct<Asked = void>(
  destinationId: string,
  send: (asked: Asked) => Promise<ActResult>,
  onDone?: () => void,
) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: (result) => {
      tellResult(result)
      onDone?.()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [...destinationsKey, destinationId] }),
  })
}
