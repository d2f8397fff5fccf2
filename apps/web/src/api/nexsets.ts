import { getNexset, listNexsets, listRecords } from '@ferry/contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'
import { everyPage } from './every-page.ts'

export const nexsetsKey = ['nexsets'] as const

/** All Nexsets. */
export const nexsetsQuery = () =>
  queryOptions({
    queryKey: nexsetsKey,
    queryFn: ({ signal }) => everyPage((querystring) => call(listNexsets, { querystring }, { signal })),
  })

export const nexsetQuery = (id: string) =>
  queryOptions({
    queryKey: [...nexsetsKey, id],
    queryFn: ({ signal }) => call(getNexset, { params: { id } }, { signal }),
  })

/** `limit` records (at most 1000) from offset `from` on. */
export const recordsQuery = (id: string, from: number, limit: number) =>
  queryOptions({
    queryKey: [...nexsetsKey, id, 'records', from, limit],
    queryFn: ({ signal }) => call(listRecords, { params: { id }, querystring: { from, limit } }, { signal }),
    placeholderData: keepPreviousData,
  })
