import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { draftQuery } from '../../../api/drafts.ts'

/** Forgets what a wizard began from once it is left, so that the next one begins from what the server then has. */
export const useForgetDraft = (draftId: string, round: number): void => {
  const cache = useQueryClient()
  useEffect(
    () => () => cache.removeQueries({ queryKey: draftQuery(draftId, round).queryKey }),
    [cache, draftId, round],
  )
}
