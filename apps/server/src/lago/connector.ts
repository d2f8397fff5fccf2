import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { BlockedAddress } from './network-failure.ts'

/** Whether a connection to `address` may be opened for a URL with this host name and port. */
export type Permission = (hostname: string, port: number, address: string) => boolean

const blocked = (hostname: string, address: string) =>
  new BlockedAddress(
    hostname === address
      ? `${address} is a private or special address. Allow it in Settings (or with FERRY_ALLOWED_HOSTS) if your Lago lives there.`
      : `${hostname} is at ${address}, a private or special address. Allow ${hostname} in Settings (or with FERRY_ALLOWED_HOSTS) if your Lago lives there.`,
  )

/**
 * Opens connections only to permitted addresses. The check sees the very address that is connected to: a literal one
 * from the URL, or the ones the look-up just answered, so a name cannot change its address in between.
 */
export const checkedConnector = (permission: Permission, timeoutMs: number): buildConnector.connector => {
  const connectors = new Map<string, buildConnector.connector>()
  return (options, callback) => {
    const hostname = options.hostname.replace(/^\[(.*)\]$/, '$1')
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80)
    if (isIP(hostname) !== 0 && !permission(hostname, port, hostname)) {
      callback(blocked(hostname, hostname), null)
      return
    }
    const key = `${options.protocol}//${hostname}:${port}`
    let connect = connectors.get(key)
    if (!connect) {
      const lookup = checkedLookup((address) => permission(hostname, port, address))
      connect = buildConnector({ timeout: timeoutMs, allowH2: false, lookup, autoSelectFamily: true })
      connectors.set(key, connect)
    }
    connect({ ...options, hostname }, callback)
  }
}

const checkedLookup =
  (isPermitted: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) => {
    dnsLookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '', 0)
      const permitted = addresses.filter(({ address }) => isPermitted(address))
      const [first] = permitted
      if (!first) return callback(blocked(hostname, addresses[0]?.address ?? 'no address'), '', 0)
      if (options.all) callback(null, permitted)
      else callback(null, first.address, first.family)
    })
  }
