import { baseOf, numberAt } from '../random.ts'
import type { HeldEvent } from '../world/witness.ts'
import { type Load, missingAndRepeated, some } from './load.ts'

const subscriptions = 50
/** Seconds since 1970 of the first event. */
const begin = 1_782_000_000
/** One record in so many has no time (Ferry sets it aside), and as many a code that Lago refuses. */
const badEvery = 400

/**
 * Usage events in batches of 100. `ids` says whether Ferry makes their transaction ids or the records bring them. Each
 * carries its number as a property, by which it is found again whatever its id became.
 */
export const events = (name: string, ids: 'derived' | 'mapped', count: number, seed: number): Load => {
  const base = baseOf(seed, name)
  const code = `chaos_${ids}`
  const at = (offset: number) => {
    const number = numberAt(base, offset)
    const kind = offset % badEvery
    return {
      subscription: `sub_${number % subscriptions}`,
      // Lago keeps milliseconds on both stores.
      seconds: begin + offset + (number % 1000) / 1000,
      bytes: number,
      isUntimed: kind === 17,
      isRefused: kind === 233,
    }
  }
  const isGood = (offset: number) => !at(offset).isUntimed && !at(offset).isRefused
  const bad = Array.from({ length: count }, (_, offset) => offset).filter((offset) => !isGood(offset)).length
  return {
    name,
    count,
    config: {
      mode: 'template',
      operation: 'createEvent',
      mapping: {
        ...(ids === 'mapped' && { transaction_id: { attribute: 'id' } }),
        external_subscription_id: { attribute: 'subscription' },
        code: { attribute: 'code' },
        timestamp: { attribute: 'at' },
        properties: { rest: true },
      },
      excludeAttributes: [],
      batching: { size: 100, grouping: { algorithm: 'keyed_array', key: 'events' }, maxWaitSeconds: 0 },
      responseWebhook: false,
      delivery: {},
    },
    prepare: async () => {},
    record: (offset) => {
      const { subscription, seconds, bytes, isUntimed, isRefused } = at(offset)
      return JSON.stringify({
        ...(ids === 'mapped' && { id: `${code}_${seed}_${offset}` }),
        subscription,
        code: isRefused ? 'fault_expression' : code,
        ...(!isUntimed && { at: seconds.toFixed(3) }),
        n: offset,
        bytes,
      })
    },
    judge: async (witness, { progress, unknown }) => {
      const times = new Uint16Array(count)
      const other: number[] = []
      let held = 0
      const isAsSent = (event: HeldEvent, offset: number) => {
        const { subscription, seconds, bytes } = at(offset)
        return (
          event.external_subscription_id === subscription &&
          Date.parse(event.timestamp) === Math.round(seconds * 1000) &&
          String(event.properties.bytes) === String(bytes) &&
          (ids === 'derived' || event.transaction_id === `${code}_${seed}_${offset}`)
        )
      }
      for await (const event of witness.events()) {
        if (event.code !== code) continue
        held += 1
        const offset = Number(event.properties.n)
        times[offset] = (times[offset] ?? 0) + 1
        if (!isGood(offset) || !isAsSent(event, offset)) other.push(offset)
      }
      const { missing, extra } = missingAndRepeated(times, isGood)
      const wrong: string[] = []
      if (other.length > 0) wrong.push(`${other.length} arrived with other content (${some(other)})`)
      if (missing.length > 0) wrong.push(`missing: ${some(missing)}`)
      if (unknown.size > 0)
        wrong.push(`${unknown.size} unknown, where a resend is safe (${some([...unknown])})`)
      if (progress.setAside !== bad) wrong.push(`${progress.setAside} set aside, but ${bad} are bad`)
      if (progress.delivered + progress.duplicates !== count - bad)
        wrong.push(`Ferry counts ${progress.delivered + progress.duplicates} of ${count - bad} as delivered`)
      return { lost: missing.length, doubled: extra, wrong, held: `${held.toLocaleString('en')} events` }
    },
  }
}
