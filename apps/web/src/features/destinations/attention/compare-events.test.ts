import { expect, it } from 'vitest'
import { compareEvents } from './compare-events.ts'

const sent = (bytes: string) =>
  `{"events":[{"transaction_id":"other"},{"transaction_id":"t1","external_subscription_id":"s","code":"c","timestamp":1783641600,"properties":{"bytes":${bytes},"region":"eu"}}]}`
const stored = (code: string) =>
  `{"event":{"lago_id":"x","transaction_id":"t1","external_subscription_id":"s","code":"${code}","timestamp":"2026-07-10T00:00:00.000Z","properties":{"bytes":5,"old":1}}}`

it('marks what differs, first, and shows what is alike', () => {
  const fields = compareEvents(sent('6'), 1, stored('c'))
  expect(fields?.filter(({ differs }) => differs)).toEqual([
    { name: 'properties.bytes', ours: '6', theirs: '5', differs: true },
    { name: 'properties.region', ours: '"eu"', theirs: null, differs: true },
    { name: 'properties.old', ours: null, theirs: '1', differs: true },
  ])
  expect(fields?.find(({ name }) => name === 'timestamp')).toEqual({
    name: 'timestamp',
    ours: '1783641600',
    theirs: '"2026-07-10T00:00:00.000Z"',
    differs: false,
  })
  expect(fields?.some(({ name }) => name === 'lago_id')).toBe(false)
})

it('does not compare what is no event, or another one', () => {
  expect(compareEvents(sent('6'), 0, stored('c'))).toBeNull()
  expect(compareEvents(sent('6'), 1, '<html>')).toBeNull()
})
