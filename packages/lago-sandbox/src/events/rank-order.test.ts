import { describe, expect, it } from 'vitest'
import { seeded } from '../faults/chance.ts'
import { createOrganization } from '../organizations/organization.ts'
import { DEFAULT_API_KEY } from '../state.ts'

const SEED = 4

/** A store whose events have these times, in order of arrival. */
const storeOf = (times: readonly number[]) => {
  const seed = { name: 'O', apiKey: DEFAULT_API_KEY }
  const { events } = createOrganization(seed, 1, '1.51.0', 0)
  for (const [at, timestampMicros] of times.entries())
    events.insert(
      {
        transactionId: `tx-${at}`,
        code: 'c',
        externalSubscriptionId: 's',
        timestampMicros,
        preciseTotalAmountCents: null,
        properties: '{}',
      },
      0,
    )
  return events
}

describe('the order of events', () => {
  // More than are sorted at once.
  it.each([300_000, 600_000])('of %i that came in any order is that of a sort', (count) => {
    const chance = seeded(SEED)
    const times = Array.from({ length: count }, () => Math.floor(chance() * 1000))
    const events = storeOf(times)
    const expected = [...times.keys()].sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b)
    expect(events.order.of(events), `seed ${SEED}`).toEqual(Uint32Array.from(expected))
  })
})
