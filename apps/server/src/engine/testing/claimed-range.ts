import type { Claimed } from '../ranges/claim.ts'

/** A range of ten records as a worker claims it that may send all of them. */
export const claimedRange = (change: Partial<Claimed> = {}): Claimed => ({
  destinationId: 'destination',
  nexsetId: 'nexset',
  number: 1,
  fence: 1,
  configNumber: 1,
  presentConfigNumber: 1,
  attempts: 0,
  recordCount: 10,
  positions: [{ from: 0, to: 10 }],
  finished: [],
  maybeSent: [],
  isSamePlan: true,
  isOtherPlan: false,
  isRevised: false,
  blockedKeys: new Map(),
  keysFreed: 0,
  probe: null,
  claimedAt: 0,
  ...change,
})
