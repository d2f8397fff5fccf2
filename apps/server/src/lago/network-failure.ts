import type { Answer, NetworkError } from '@ferry/core'

type Failed = Extract<Answer, { kind: 'failed' }>

/** Thrown inside the connector when an address may not be connected to. */
export class BlockedAddress extends Error {
  override readonly name = 'BlockedAddress'
  readonly code = 'FERRY_BLOCKED'
}

const failed = (error: NetworkError, detail: string, mayHaveArrived: boolean): Failed => ({
  kind: 'failed',
  error,
  detail,
  mayHaveArrived,
})

/** Stopped before anything left this machine. */
export const notSent = (error: NetworkError, detail: string): Failed => failed(error, detail, false)
/** Ended after the first byte may have been written, so Lago may have worked on it. */
export const perhapsSent = (error: NetworkError, detail: string): Failed => failed(error, detail, true)

const beforeSending: Record<string, [NetworkError, (host: string) => string]> = {
  ENOTFOUND: ['dns', (host) => `No address was found for the name ${host}.`],
  EAI_AGAIN: ['dns', (host) => `The name ${host} could not be looked up just now.`],
  ENODATA: ['dns', (host) => `No address was found for the name ${host}.`],
  ECONNREFUSED: ['refused', (host) => `${host} refused the connection.`],
  ECONNRESET: ['reset', (host) => `${host} closed the connection while it was being opened.`],
  UND_ERR_SOCKET: ['reset', (host) => `${host} closed the connection while it was being opened.`],
  ETIMEDOUT: ['timeout', (host) => `${host} did not take the connection in time.`],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', (host) => `${host} did not take the connection in time.`],
  ENETUNREACH: ['unreachable', (host) => `There is no way to ${host} from this network.`],
  EHOSTUNREACH: ['unreachable', (host) => `There is no way to ${host} from this network.`],
  EADDRNOTAVAIL: ['unreachable', (host) => `There is no way to ${host} from this network.`],
}

/** What an error of the connection means; `host` is for the sentence. Unknown errors after sending count as reset. */
export const networkFailure = (
  error: Error,
  moment: 'before' | 'sent' | 'answering',
  host: string,
): Failed => {
  const code = codeOf(error)
  if (moment === 'before') {
    if (code === 'FERRY_BLOCKED') return notSent('blocked_address', error.message)
    if (isTlsTrouble(error, code)) return notSent('tls', `No secure connection to ${host}: ${error.message}.`)
    const known = beforeSending[code]
    if (known) return notSent(known[0], known[1](host))
    return notSent('unreachable', `No connection to ${host} (${code || error.name}).`)
  }
  if (moment === 'answering') return perhapsSent('truncated', `The answer of ${host} ended in the middle.`)
  if (error.name === 'HTTPParserError')
    return perhapsSent('truncated', `${host} answered something that is not HTTP.`)
  return perhapsSent('reset', `${host} closed the connection without an answer.`)
}

/** The code of an error, or of the first one where several addresses were tried. */
const codeOf = (error: Error): string => {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return codeOf(error.errors[0])
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

const tlsCodes =
  /^(ERR_SSL_|ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CRL_|INVALID_|HOSTNAME_MISMATCH|EPROTO|ERROR_IN_C)/
const isTlsTrouble = (error: Error, code: string) =>
  tlsCodes.test(code) || /secure TLS connection/.test(error.message)
