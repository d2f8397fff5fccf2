import { checkCredential } from '@ferry/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { credentialsKey } from '../../api/credentials.ts'

/** Tests the connection of a saved credential; the list then shows what was found. */
export function useCheck(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => call(checkCredential, { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: credentialsKey }),
  })
}
