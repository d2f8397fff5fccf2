import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Network = [Address, number]

/** Where connections may go, from FERRY_ALLOWED_HOSTS: private hosts, addresses or networks, any port. */
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
/** The only ranges that FERRY_ALLOWED_HOSTS can open; metadata, link-local, multicast and reserved stay shut. */
const canBeAllowed = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'])

/**
 * Reads a comma-separated list of host names, addresses and CIDRs. Throws an Error whose message is a sentence
 * when an entry is none of these.
 */
export const readAllowedHosts = (text: string): AllowedHosts => {
  const names = new Set<string>()
  const networks: Network[] = []
  for (const entry of text.split(',').map((part) => part.trim().toLowerCase())) {
    if (entry === '') continue
    const bare = entry.replace(/^\[(.*)\]$/, '$1')
    if (ipaddr.isValidCIDR(bare)) networks.push(ipaddr.parseCIDR(bare))
    else if (ipaddr.isValid(bare))
      networks.push([ipaddr.process(bare), ipaddr.process(bare).kind() === 'ipv4' ? 32 : 128])
    else if (/^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?$/.test(entry)) names.add(withoutDot(entry))
    else
      throw new Error(
        `FERRY_ALLOWED_HOSTS: "${entry}" is not a host name, an address or a network like 10.0.0.0/8.`,
      )
  }
  return { names, networks }
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
