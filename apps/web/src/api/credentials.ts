import { getCredential, listCredentials } from '@ferry/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'
import { everyPage } from './every-page.ts'

export const credentialsKey = ['credentials'] as const

/** All credentials, newest first as the server lists them. */
export const credentialsQuery = () =>
  queryOptions({
    queryKey: credentialsKey,
    queryFn: ({ signal }) => everyPage((querystring) => call(listCredentials, { querystring }, { signal })),
  })

export const credentialQuery = (id: string) =>
  queryOptions({
    queryKey: [...credentialsKey, id],
    queryFn: ({ signal }) => call(getCredential, { params: { id } }, { signal }),
  })
