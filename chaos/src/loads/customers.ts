import { baseOf, numberAt } from '../random.ts'
import type { HeldRequest } from '../world/witness.ts'
import { type Load, missingAndRepeated, some } from './load.ts'

/** Each customer comes up about so many times. */
const changesEach = 8

/** Faults after which the effect is there all the same. */
const hadEffect = ({ status, fault }: HeldRequest) =>
  fault === null ? status === 200 : fault.endsWith('_after') || fault === 'delay'

/** Changes of customers: the order of one customer's changes must be kept, and the last one must stand. */
export const customers = (name: string, count: number, seed: number): Load => {
  const base = baseOf(seed, name)
  const keys = Math.ceil(count / changesEach)
  const keyOf = (offset: number) => `customer_${numberAt(base, offset) % keys}`
  return {
    name,
    count,
    config: {
      mode: 'template',
      operation: 'createCustomer',
      mapping: { external_id: { attribute: 'id' }, name: { attribute: 'name' } },
      excludeAttributes: [],
      batching: null,
      responseWebhook: false,
      delivery: {},
    },
    prepare: async () => {},
    record: (offset) => JSON.stringify({ id: keyOf(offset), name: `change ${offset}` }),
    judge: async (witness, { progress, unknown }) => {
      const times = new Uint16Array(count)
      const last = new Map<string, number>()
      const disordered: number[] = []
      const other: number[] = []
      for (const request of await witness.changesOfCustomers()) {
        if (request.method !== 'POST' || !hadEffect(request)) continue
        const { customer } = JSON.parse(request.rawBody) as {
          customer: { external_id: string; name?: string }
        }
        const [, number] = /^change (\d+)$/.exec(customer.name ?? '') ?? []
        if (number === undefined) continue
        const offset = Number(number)
        times[offset] = (times[offset] ?? 0) + 1
        if (customer.external_id !== keyOf(offset)) other.push(offset)
        const before = last.get(customer.external_id) ?? -1
        if (offset < before) disordered.push(offset)
        last.set(customer.external_id, Math.max(before, offset))
      }
      // A change that is sent again before the next one changes nothing, so repeats do no harm.
      const { missing, extra } = missingAndRepeated(times, () => true)
      const wrong: string[] = []
      if (disordered.length > 0) wrong.push(`${disordered.length} out of order (${some(disordered)})`)
      if (other.length > 0) wrong.push(`${other.length} with another customer (${some(other)})`)
      if (missing.length > 0) wrong.push(`missing: ${some(missing)}`)
      if (unknown.size > 0)
        wrong.push(`${unknown.size} unknown, where a resend is safe (${some([...unknown])})`)
      if (progress.delivered + progress.duplicates !== count)
        wrong.push(`Ferry counts ${progress.delivered + progress.duplicates} of ${count} as delivered`)
      return {
        lost: missing.length,
        doubled: 0,
        wrong,
        held: `${last.size.toLocaleString('en')} customers, in order, ${extra} changes sent again`,
      }
    },
  }
}
