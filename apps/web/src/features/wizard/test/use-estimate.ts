import { createEstimate, type TestCall } from '@ferry/contract'
import { recognise } from '@ferry/core'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import { lagoPath } from '../configure/advanced/lago-path.ts'

type Request = TestCall['request']

/** Operations of which Lago can work out the effect without writing anything. */
const estimable = ['createEvent', 'createBatchEvents', 'createSubscription', 'createCreditNote']

/** Whether Lago has a computation for a request. */
export const canEstimate = ({ method, url, body }: Request): boolean => {
  const known = recognise(method, lagoPath(new URL(url).pathname, ''))
  return body !== null && estimable.includes(known?.operationId ?? '')
}

/** What Lago says of a request without storing it. Asked once a body: nothing is written, but it costs a call or more. */
export const estimateQuery = (credentialId: string, request: Request) =>
  queryOptions({
    queryKey: ['test-estimate', credentialId, request],
    queryFn: ({ signal }) => call(createEstimate, { body: { credentialId, request } }, { signal }),
    staleTime: 60_000,
    retry: false,
  })
