import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Network = [Address, number]

/** Where connections may go besides public addresses: private hosts, addresses or networks, any port. */
export interface AllowedHosts {
  names: ReadonlySet<string>
  networks: readonly Network[]
}

/** Cloud metadata services that sit on addresses which are otherwise ordinary or could be allowed. */
const metadata: readonly Network[] = [
  '168.63.129.16/32',
  '100.100.100.200/32',
  '192.0.0.192/32',
  'fd00:ec2::254/128',
  'fd20:ce::254/128',
].map((text) => ipaddr.parseCIDR(text) as Network)
/** `::a.b.c.d`, an old way to write an IPv4 address. */
const ipv4Compatible = ipaddr.parseCIDR('::/96') as Network
/** The only ranges that can be opened; metadata, link-local, multicast and reserved stay shut. */
const canBeAllowed = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'])

/**
 * Reads a comma-separated list of host names, addresses and CIDRs. Throws an Error whose message is a sentence
 * when an entry is none of these.
 */
export const readAllowedHosts = (text: string): AllowedHosts => {
  const names = new Set<string>()
  const networks: Network[] = []
  for (const entry of allowedHostEntries(text)) {
    const network = networkOf(entry)
    if (network) networks.push(network)
    else names.add(entry)
  }
  return { names, networks }
}

/** The entries of FERRY_ALLOWED_HOSTS as they are kept: lower case, without brackets and final dots. */
export const allowedHostEntries = (text: string): string[] =>
  text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const entry = plainEntry(part)
      if (entry === null)
        throw new Error(
          `FERRY_ALLOWED_HOSTS: "${part.trim().toLowerCase()}" is not a host name, an address or a network like 10.0.0.0/8.`,
        )
      return entry
    })

/** One entry as a person types it; refuses what no entry can open, because it would look allowed and not be. */
export const allowedHostEntry = (
  text: string,
): { ok: true; entry: string } | { ok: false; sentence: string } => {
  const entry = plainEntry(text)
  if (entry === null)
    return {
      ok: false,
      sentence: 'Enter a host name without http:// and port, an address, or a network such as 10.0.0.0/8.',
    }
  const [address] = networkOf(entry) ?? []
  if (address && !canBeAllowed.has(address.range()))
    return {
      ok: false,
      sentence:
        address.range() === 'unicast'
          ? `${entry} is a public address. Ferry may call it without being told.`
          : `${entry} is a link-local, metadata or reserved address. Ferry never calls those.`,
    }
  return { ok: true, entry }
}

const plainEntry = (text: string): string | null => {
  const entry = text
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
  if (ipaddr.isValidCIDR(entry) || ipaddr.isValid(entry)) return entry
  return /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?$/.test(entry) ? withoutDot(entry) : null
}

const networkOf = (entry: string): Network | null => {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry)
  if (!ipaddr.isValid(entry)) return null
  const address = ipaddr.process(entry)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** Whether `address` may be connected to when the URL names `hostname` (which may be the address itself). */
export const isAddressAllowed = (allowed: AllowedHosts, hostname: string, address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address.split('%')[0] ?? '')
  if (metadata.some((network) => within(parsed, network))) return false
  const range = parsed.range()
  if (range === 'unicast') return !within(parsed, ipv4Compatible)
  if (!canBeAllowed.has(range)) return false
  return (
    allowed.names.has(withoutDot(hostname.toLowerCase())) ||
    allowed.networks.some((network) => within(parsed, network))
  )
}

const withoutDot = (name: string) => name.replace(/\.$/, '')
const within = (address: Address, [network, bits]: Network) =>
  address.kind() === network.kind() && address.match(network, bits)
