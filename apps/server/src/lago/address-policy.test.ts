import { describe, expect, it } from 'vitest'
import { isAddressAllowed, readAllowedHosts } from './address-policy.ts'

const nothing = readAllowedHosts('')
const everything = readAllowedHosts('0.0.0.0/0, ::/0')

describe('addresses without FERRY_ALLOWED_HOSTS', () => {
  it.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('%s is open to all', (address) => {
    expect(isAddressAllowed(nothing, 'api.example.com', address)).toBe(true)
  })

  it.each([
    '127.0.0.1',
    '127.1.2.3',
    '10.0.0.5',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fd00::1',
    'fe80::1',
    'fe80::1%eth0',
    '169.254.169.254',
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
    'no address',
    '',
  ])('%s is shut', (address) => {
    expect(isAddressAllowed(nothing, address, address)).toBe(false)
  })
})

describe('addresses that nothing opens', () => {
  it.each([
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    'fe80::1',
    '100.100.100.200',
    '168.63.129.16',
    'fd00:ec2::254',
    '0.0.0.0',
    '::',
    '224.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::',
    '::a9fe:a9fe',
  ])('%s', (address) => {
    expect(isAddressAllowed(everything, address, address)).toBe(false)
  })
})

describe('FERRY_ALLOWED_HOSTS', () => {
  it.each([
    ['127.0.0.1', 'lago.test', '127.0.0.1', true],
    ['127.0.0.1', 'lago.test', '127.0.0.2', false],
    ['10.0.0.0/8', 'lago.test', '10.20.30.40', true],
    ['10.0.0.0/8', 'lago.test', '::ffff:10.20.30.40', true],
    ['10.0.0.0/8', 'lago.test', '192.168.0.1', false],
    ['Lago.Test', 'lago.test', '10.0.0.1', true],
    ['lago.test', 'LAGO.TEST.', '10.0.0.1', true],
    ['lago.test', 'other.lago.test', '10.0.0.1', false],
    ['localhost', 'localhost', '::1', true],
    ['[::1]', '::1', '::1', true],
    ['fd00::/8', 'lago.test', 'fd12::1', true],
  ])('"%s" for %s at %s: %s', (list, hostname, address, expected) => {
    expect(isAddressAllowed(readAllowedHosts(list), hostname, address)).toBe(expected)
  })

  it.each(['http://10.0.0.1', '10.0.0.1:3000', 'a b', '*'])('does not take "%s"', (list) => {
    expect(() => readAllowedHosts(list)).toThrow(/is not a host name, an address or a network/)
  })
})
