import { describe, expect, it } from 'vitest'
import { Ledger } from '../ledger.ts'
import { claimedRange } from '../testing/claimed-range.ts'
import { RunTrouble } from './trouble.ts'

const doubling = (attempts: number) => 2 ** attempts

/** A range that was tried so often before, of which so many records got an outcome now. */
const ledgerAfter = (attempts: number, finished: number): Ledger => {
  const ledger = new Ledger(claimedRange({ attempts }))
  ledger.finished.push(...Array.from({ length: finished }, (_, offset) => offset))
  return ledger
}

describe('what a range is given back with after a failure', () => {
  it('waits longer each time nothing goes through', () => {
    const trouble = new RunTrouble(doubling)
    trouble.fail([0])
    expect(trouble.release(ledgerAfter(3, 0), 0)).toMatchObject({ notBeforeSeconds: 8, attempts: 4 })
  })

  it('begins to count anew when records went through before the failure', () => {
    const trouble = new RunTrouble(doubling)
    trouble.fail([4])
    expect(trouble.release(ledgerAfter(3, 4), 0)).toMatchObject({ notBeforeSeconds: 1, attempts: 1 })
  })

  it('waits at least as long as Lago asks for', () => {
    const trouble = new RunTrouble(doubling)
    trouble.fail([4], 30)
    expect(trouble.release(ledgerAfter(3, 4), 0)).toMatchObject({ notBeforeSeconds: 30, attempts: 1 })
  })
})
