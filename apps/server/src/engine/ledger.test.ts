import { expect, it } from 'vitest'
import { Ledger, noOutcome } from './ledger.ts'
import { positionsText } from './ranges/positions.ts'
import { claimedRange } from './testing/claimed-range.ts'

const deliver = (ledger: Ledger, from: number, to: number) => {
  const delivered = Array.from({ length: to - from }, (_, index) => from + index)
  ledger.takeOff(delivered.length)
  ledger.add({ ...noOutcome(), delivered }, delivered.length)
}

it('gives a range back as done with the outcome of its last record, and not before', () => {
  const ledger = new Ledger(
    claimedRange({ attempts: 3, finished: [{ from: 0, to: 2 }], maybeSent: [{ from: 2, to: 10 }] }),
  )
  deliver(ledger, 2, 6)
  expect(ledger.take(positionsText)).toMatchObject({ release: false, finished: '{[2,6)}', delivered: 4 })
  expect(ledger.isGivenBack).toBe(false)
  deliver(ledger, 6, 10)
  expect(ledger.take(positionsText)).toMatchObject({
    release: true,
    finished: '{[6,10)}',
    in_flight: 0,
    maybe_sent: '{}',
    attempts: 0,
    waits_since: null,
  })
  expect(ledger.isGivenBack).toBe(true)
})

it('has records in the air from their sending until their answer', () => {
  const ledger = new Ledger(claimedRange())
  expect(ledger.isInAir).toBe(false)
  ledger.takeOff(5)
  expect(ledger.isInAir).toBe(true)
  ledger.add({ ...noOutcome(), delivered: [0, 1, 2, 3, 4] }, 5)
  expect(ledger.isInAir).toBe(false)
  ledger.takeOff(1)
  expect(ledger.isInAir).toBe(true)
})
