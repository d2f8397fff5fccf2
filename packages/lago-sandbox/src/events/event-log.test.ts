import { describe, expect, it } from 'vitest'
import type { AcceptedEvent } from './event.ts'
import { EventLog } from './event-log.ts'
import { IdIndex } from './log/id-index.ts'

const eventAt = (position: number): AcceptedEvent => ({
  transactionId: `tx-${position}`,
  code: `code-${position % 3}`,
  externalSubscriptionId: position % 5 === 0 ? null : `sub-${position % 7}`,
  timestampMicros: 1_700_000_000_000_000 + position,
  preciseTotalAmountCents: position % 4 === 0 ? `${position}.5` : null,
  properties: JSON.stringify({ position, padding: 'x'.repeat(position % 2000) }),
})

describe('the log of events', () => {
  it('gives back every event, those in compressed blocks too', () => {
    const log = new EventLog()
    const count = 20_000
    for (let position = 0; position < count; position += 1) log.append(eventAt(position), position)
    expect([log.size, log.transactionIds]).toEqual([count, count])
    for (let position = 0; position < count; position += 997) {
      expect(log.row(position)).toEqual({ ...eventAt(position), receivedAt: position })
      expect(log.withTransaction(`tx-${position}`)).toEqual([position])
    }
    expect(log.bytes).toBeLessThan(count * 900)
  })

  it('finds ids among others, with the subscription or without', () => {
    const log = new EventLog()
    const [first, other] = [eventAt(1), { ...eventAt(1), externalSubscriptionId: 'other' }]
    log.append(first, 1)
    log.append(other, 2)
    expect(log.withTransaction('tx-1')).toEqual([0, 1])
    expect([log.find('tx-1', 'other'), log.find('tx-1', 'none'), log.find('tx-2', 'other')]).toEqual([
      1,
      undefined,
      undefined,
    ])
    expect([log.size, log.transactionIds]).toEqual([2, 1])
  })

  it('tells no subscription from an empty one', () => {
    const log = new EventLog()
    log.append({ ...eventAt(1), externalSubscriptionId: null }, 1)
    log.append({ ...eventAt(2), externalSubscriptionId: '' }, 2)
    expect([...log.between()].map((row) => row.externalSubscriptionId)).toEqual([null, ''])
    expect([log.find('tx-1', null), log.find('tx-2', '')]).toEqual([0, 1])
  })

  it('holds one event that is larger than a block', () => {
    const log = new EventLog()
    const properties = JSON.stringify({ large: 'é'.repeat(400_000) })
    log.append(eventAt(1), 1)
    log.append({ ...eventAt(2), properties }, 2)
    log.append(eventAt(3), 3)
    expect([...log.between()].map((row) => row.properties)).toEqual([
      eventAt(1).properties,
      properties,
      eventAt(3).properties,
    ])
  })

  it('has no event behind its end', () => {
    expect(() => new EventLog().row(0)).toThrow('no event at 0')
  })
})

it('an index keeps those apart that share a hash, in order of arrival', () => {
  const index = new IdIndex()
  const hash = { high: 7 << 24, low: 42 }
  for (let position = 0; position < 100; position += 1)
    index.add(position % 2 === 0 ? hash : { high: 7 << 24, low: position }, position)
  expect(index.positions(hash)).toEqual(Array.from({ length: 50 }, (_, half) => half * 2))
  const others = [
    { high: 8 << 24, low: 42 },
    { high: 7 << 24, low: 44 },
  ]
  expect(others.map((other) => index.first(other))).toEqual([-1, -1])
})
