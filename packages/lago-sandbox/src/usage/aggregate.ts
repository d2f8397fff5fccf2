import type { StoredEvent } from '../events/event.ts'
import type { Row } from '../resources/row.ts'
import { measured } from './classify.ts'
import type { Period } from './period.ts'

/** Sums without the dust of binary fractions. */
export const tidy = (value: number): number => Number(value.toFixed(10))

const weighted = (events: readonly StoredEvent[], metric: Row, { from, to }: Period): number => {
  const sorted = [...events].sort((a, b) => a.timestampMicros - b.timestampMicros)
  let [sum, area, last] = [0, 0, from]
  for (const event of sorted) {
    const at = Math.max(from, event.timestampMicros / 1000)
    area += sum * (at - last)
    sum += Number(measured(event, metric))
    last = at
  }
  return (area + sum * (to + 1 - last)) / (to + 1 - from)
}

/** `operation_type: remove` takes a value away again. */
const distinct = (events: readonly StoredEvent[], metric: Row): number => {
  const held = new Set<string>()
  for (const event of [...events].sort((a, b) => a.timestampMicros - b.timestampMicros)) {
    const value = measured(event, metric) ?? ''
    if (/"operation_type":"remove"/.test(event.properties)) held.delete(value)
    else held.add(value)
  }
  return held.size
}

const rounded = (units: number, { rounding_function: how, rounding_precision: digits }: Row): number => {
  const factor = 10 ** Number(digits ?? 0)
  if (how === 'ceil') return Math.ceil(units * factor) / factor
  if (how === 'floor') return Math.floor(units * factor) / factor
  return how === 'round' ? Math.round(units * factor) / factor : units
}

/** The units that billable events of one metric come to in a period. */
export const unitsOf = (events: readonly StoredEvent[], metric: Row, period: Period): number => {
  const values = () => events.map((event) => Number(measured(event, metric)))
  const raw = (): number => {
    switch (metric.aggregation_type) {
      case 'sum_agg':
        return values().reduce((sum, value) => sum + value, 0)
      case 'max_agg':
        return values().reduce((most, value) => Math.max(most, value), events.length > 0 ? -Infinity : 0)
      case 'latest_agg': {
        const latest = events.reduce<StoredEvent | undefined>(
          (found, event) => (found && found.timestampMicros > event.timestampMicros ? found : event),
          undefined,
        )
        return latest ? Number(measured(latest, metric)) : 0
      }
      case 'unique_count_agg':
        return distinct(events, metric)
      case 'weighted_sum_agg':
        return weighted(events, metric, period)
      default:
        return events.length
    }
  }
  return rounded(tidy(raw()), metric)
}
