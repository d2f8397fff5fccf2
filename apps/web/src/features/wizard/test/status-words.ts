import type { TestCall } from '@ferry/contract'

const names: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  400: 'Bad request',
  401: 'Key refused',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not possible',
  422: 'Refused',
  429: 'Too many requests',
  500: 'Server error',
  502: 'Bad gateway',
  503: 'Unavailable',
  504: 'Gateway timeout',
}

const failures: Record<string, string> = {
  dns: 'Host not found',
  refused: 'Connection refused',
  tls: 'TLS failed',
  timeout: 'No answer in time',
  reset: 'Connection broken',
  truncated: 'Answer cut off',
  blocked_address: 'Address blocked',
  redirect: 'Redirected',
  cancelled: 'Cancelled',
  unreachable: 'Unreachable',
}

/** Status and its name, or the kind of network failure, for people. */
export const statusWords = (
  { status, error }: Pick<TestCall['answer'], 'status' | 'error'>,
  outcome: TestCall['outcome'],
): string => {
  if (status === null) return failures[error ?? ''] ?? 'No answer'
  const name = outcome === 'exists' ? 'Already there' : names[status]
  return name === undefined ? String(status) : `${status} ${name}`
}
