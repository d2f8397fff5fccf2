import type { Call } from '@ferry/contract'
import { expect, it } from 'vitest'
import { type CallFilter, callFilters } from './call-filter.ts'

const call = (part: Partial<Call>) =>
  ({ outcome: 'accepted', attempt: 1, latencyMs: 40, ...part }) satisfies Partial<Call> as Call

it.each<[Partial<Call>, CallFilter[]]>([
  [{}, ['all', 'delivered']],
  [{ outcome: 'rejected' }, ['all', 'refused']],
  [{ outcome: 'hold' }, ['all', 'refused']],
  [{ outcome: 'retry' }, ['all', 'retried']],
  [{ outcome: 'exists' }, ['all', 'there']],
  [{ attempt: 2 }, ['all', 'delivered', 'retried']],
  [{ latencyMs: 999 }, ['all', 'delivered']],
  [{ latencyMs: 1_000, outcome: 'unknown' }, ['all', 'slow']],
])('%j is found by %j', (part, filters) => {
  const found = Object.entries(callFilters).filter(([, { has }]) => has(call(part)))
  expect(found.map(([name]) => name)).toEqual(filters)
})
