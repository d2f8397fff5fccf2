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

/** Where records go, how many of all calls go there, and the most that each kind of fault may meet of them. */
const paths = [
  { path: '/events/batch', callsPerRecord: 0.01, most: 0.01 },
  { path: '/wallet_transactions', callsPerRecord: 0.01, most: 0.005 },
  { path: '/customers', callsPerRecord: 0.02, most: 0.003 },
]
/** Each kind is to come up about so often, but at least with this probability where there are very many calls. */
const wanted = 3
const least = 0.0005

/** Puts all kinds of faults in force for a scenario of so many records, drawn from the seed. */
export const addTroubles = async (witness: Witness, records: number, seed: number): Promise<void> => {
  for (const { path, callsPerRecord, most } of paths) {
    const probability = Math.max(least, Math.min(most, wanted / (records * callsPerRecord)))
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
