import { baseOf } from './random.ts'
import type { FaultRule, Witness } from './world/witness.ts'

/** How answers suffer all the time: kind, and what else the rule says. */
const kinds: readonly Omit<FaultRule, 'match' | 'probability' | 'seed'>[] = [
  { kind: 'drop_before' },
  { kind: 'drop_after' },
  { kind: 'reset_before' },
  { kind: 'reset_after' },
  { kind: 'truncate_after' },
  { kind: 'status', status: 500 },
  { kind: 'status_after', status: 500 },
  { kind: 'html', status: 502 },
  { kind: 'html_after', status: 504 },
  { kind: 'lock' },
  { kind: 'delay', delayMs: 150 },
  { kind: 'delay_after', delayMs: 300 },
  { kind: 'trickle_after', delayMs: 200 },
  { kind: 'content_type_after' },
]

/** No answer until Ferry gives up, which takes it ten seconds, so only a few times. */
const hangs: readonly FaultRule[] = [
  { kind: 'hang_before', times: 1, skip: 20, match: { method: 'POST', path: '/events/batch' } },
  { kind: 'hang_after', times: 1, skip: 40, match: { method: 'POST', path: '/events/batch' } },
]

/** Where records go, and how likely each kind of fault meets a call there: one record a call makes far more calls. */
const paths = [
  { path: '/events/batch', probability: 0.004 },
  { path: '/wallet_transactions', probability: 0.002 },
  { path: '/customers', probability: 0.001 },
]

/** Puts all kinds of faults in force, drawn from the seed. */
export const addTroubles = async (witness: Witness, seed: number): Promise<void> => {
  for (const { path, probability } of paths) {
    for (const kind of kinds) {
      const match = { method: 'POST', path }
      const drawn = baseOf(seed, `${kind.kind} ${path}`)
      await witness.addFault({ ...kind, match, probability, seed: drawn, times: null })
    }
  }
  for (const hang of hangs) await witness.addFault(hang)
}

/** Puts one kind in force for the next calls. */
export const addStorm = (witness: Witness, kind: 'rate_limit' | 'status', times: number): Promise<void> =>
  witness.addFault({ kind, times, match: { method: 'POST' }, ...(kind === 'status' && { status: 503 }) })
