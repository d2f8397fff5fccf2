import { type Draft, discardDraft, getDraft, listDrafts } from '@ferry/contract'
import { queryOptions } from '@tanstack/react-query'
import { ApiError } from './api-error.ts'
import { call } from './call.ts'

export const draftsKey = ['drafts'] as const

/** Half-done wizards, the last used first; of one Nexset, or of all. */
export const draftsQuery = (nexsetId?: string) =>
  queryOptions({
    queryKey: [...draftsKey, 'list', nexsetId ?? null],
    queryFn: ({ signal }) =>
      call(listDrafts, { querystring: nexsetId === undefined ? {} : { nexsetId } }, { signal }),
  })

/**
 * What a wizard begins from: one draft, or null when there is none of this id, or no longer. A wizard that is left, or
 * shown anew (`round`), forgets it. Until it is drawn nobody looks at it, so it is kept for as long as drawing may take.
 */
export const draftQuery = (id: string, round: number) =>
  queryOptions({
    queryKey: [...draftsKey, id, round],
    queryFn: ({ signal }) => readDraft(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
  })

export const readDraft = async (id: string, signal?: AbortSignal): Promise<Draft | null> =>
  (await call(getDraft, { params: { id } }, signal && { signal })).draft

/** Answers what was discarded; null when it was gone already. */
export const dropDraft = async (id: string): Promise<Draft | null> => {
  try {
    return await call(discardDraft, { params: { id } })
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_found') return null
    throw error
  }
}
