import { listRecords } from '@ferry/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'

/** Records the Sample Payload panel is built from: enough for two full batches of events and a third. */
export const sampleSize = 250

/** The first records of a Nexset, fetched once: an offset names a record for ever, so they never change. */
export const sampleQuery = (nexsetId: string) =>
  queryOptions({
    queryKey: ['wizard-sample', nexsetId],
    queryFn: ({ signal }) =>
      call(
        listRecords,
        { params: { id: nexsetId }, querystring: { from: 0, limit: sampleSize } },
        { signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
