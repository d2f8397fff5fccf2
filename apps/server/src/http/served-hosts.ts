import { isIP } from 'node:net'
import { hostname as machineName } from 'node:os'

/** Whether the listening address can only be reached from this machine. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)

/**
 * Whether a `Host` header names this Ferry. A web page that points its own name at this machine (DNS rebinding) does
 * not get in: on a loopback address only loopback names count, on others only plain addresses and known names.
 */
export const isServedHost = (hostHeader: string | undefined, listenHost: string): boolean => {
  const name = hostName(hostHeader)
  if (name === null) return false
  if (isLoopback(name)) return true
  if (isLoopback(listenHost)) return false
  return name === listenHost.toLowerCase() || isIP(name) !== 0 || name === machineName().toLowerCase()
}

/** The name in a `Host` header, lower case, without port and brackets; null when it is not one. */
const hostName = (hostHeader: string | undefined): string | null => {
  if (hostHeader === undefined || /[/?#@\\\s]/.test(hostHeader)) return null
  const name = URL.parse(`http://${hostHeader}`)?.hostname
  return name ? name.replace(/^\[(.*)\]$/, '$1').toLowerCase() : null
}
