import type { Answer, HoldCode, NetworkError, Verdict } from './answer.ts'

type Failure = Answer & { kind: 'failed' }

/** Trouble of the destination as a whole, where it is certain that nothing was sent. */
const holds: Readonly<Partial<Record<NetworkError, { code: HoldCode; sentence: string }>>> = {
  dns: {
    code: 'name_not_found',
    sentence:
      'The name of Lago’s server was not found. Nothing was sent. Check the address of the credential.',
  },
  refused: {
    code: 'connection_refused',
    sentence:
      'Nobody answers at Lago’s address. Nothing was sent. Check that Lago is running and the port is right.',
  },
  tls: {
    code: 'tls_failed',
    sentence:
      'No secure connection to Lago could be made. Nothing was sent. Check its certificate and the address.',
  },
  blocked_address: {
    code: 'address_blocked',
    sentence:
      'Lago’s address is a private one that this Ferry may not call. Nothing was sent. Allow it in FERRY_ALLOWED_HOSTS.',
  },
  redirect: {
    code: 'redirected',
    sentence:
      'Lago’s address sends callers elsewhere, and Ferry does not follow. Nothing was stored. Correct the address.',
  },
}

const how: Readonly<Record<NetworkError, string>> = {
  dns: 'The name of Lago’s server was not found',
  refused: 'The connection to Lago was refused',
  tls: 'The secure connection to Lago failed',
  timeout: 'Lago did not answer in time',
  reset: 'The connection to Lago broke',
  truncated: 'Lago’s answer broke off',
  blocked_address: 'Lago’s address may not be called',
  redirect: 'Lago’s address sends callers elsewhere',
  cancelled: 'The call was stopped',
  unreachable: 'Lago’s server could not be reached',
}

/** The verdict on a call that ended without a whole answer. Only certainty about *not sent* makes it safe. */
export const failed = ({ error, mayHaveArrived }: Failure): Verdict => {
  if (mayHaveArrived) {
    return { kind: 'unknown', sentence: `${how[error]}. It is not known whether the call counted.` }
  }
  const hold = holds[error]
  if (hold) return { kind: 'hold', ...hold }
  return {
    kind: 'retry',
    afterSeconds: null,
    sentence: `${how[error]}. Nothing was sent; it can be sent again.`,
  }
}
