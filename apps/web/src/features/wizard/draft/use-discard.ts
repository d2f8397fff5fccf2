import { useQueryClient } from '@tanstack/react-query'
import { draftsKey, dropDraft } from '../../../api/drafts.ts'
import type { DraftKeeper } from './draft-keeper.ts'

/** Ends the keeping and drops what was kept. Rejects with an ApiError when the server does not answer. */
export const useDiscard = (keeper: DraftKeeper, draftId: string): (() => Promise<void>) => {
  const cache = useQueryClient()
  return async () => {
    await keeper.end()
    await dropDraft(draftId)
    void cache.invalidateQueries({ queryKey: [...draftsKey, 'list'] })
  }
}
