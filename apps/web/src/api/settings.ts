import { getHealth, listAllowedHosts } from '@ferry/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'

export const allowedHostsKey = ['allowed-hosts'] as const

export const allowedHostsQuery = () =>
  queryOptions({
    queryKey: allowedHostsKey,
    queryFn: ({ signal }) => call(listAllowedHosts, {}, { signal }),
  })

/** Version and database of the server. */
export const healthQuery = () =>
  queryOptions({ queryKey: ['health'], queryFn: ({ signal }) => call(getHealth, {}, { signal }) })
