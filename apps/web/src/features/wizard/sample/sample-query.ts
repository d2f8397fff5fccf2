import { listRecords } from '@ferry/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import type { SampleSize } from './sample-source.ts'

/** A stretch of a Nexset, fetched once: an offset names a record for ever, so records never change. */
export const sampleQuery = (nexsetId: string, from: number, size: SampleSize) =>
  queryOptions({
    queryKey: ['wizard-sample', nexsetId, from, size],
    queryFn: ({ signal }) =>
      call(listRecords, { params: { id: nexsetId }, querystring: { from, limit: size } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
