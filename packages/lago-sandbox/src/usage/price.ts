import { isRecord } from '../json.ts'

interface Usage {
  units: number
  eventsCount: number
  /** Sum of the events' own amounts, in cents; only the dynamic model asks. */
  dynamicCents: number
}

interface Range {
  from: number
  /** Null: without end. */
  to: number | null
  flat: number
  perUnit: number
  rate: number
}

const number = (value: unknown): number => Number(value ?? 0)

const rangesOf = (value: unknown): Range[] =>
  (Array.isArray(value) ? value.filter(isRecord) : []).map((range) => ({
    from: number(range.from_value),
    to: range.to_value === null || range.to_value === undefined ? null : number(range.to_value),
    flat: number(range.flat_amount),
    perUnit: number(range.per_unit_amount),
    rate: number(range.rate),
  }))

/** The part of the units that falls into a range: the first begins at 0, the others behind the end of the one before. */
const inRange = ({ from, to }: Range, units: number): number =>
  Math.max(0, Math.min(units, to ?? units) - Math.max(0, from === 0 ? 0 : from - 1))

const graduated = (ranges: readonly Range[], units: number): number =>
  ranges.reduce((sum, range) => {
    const part = inRange(range, units)
    return part > 0 ? sum + range.flat + part * (range.perUnit + range.rate / 100) : sum
  }, 0)

const volume = (ranges: readonly Range[], units: number): number => {
  const range = ranges.find(({ to }) => to === null || units <= to)
  return range && units > 0 ? range.flat + units * range.perUnit : 0
}

/**
 * What usage costs under a charge model, in major units of the currency. Minimums and maximums per transaction and free
 * units of percentages are not known here. (lago-doc:guide/plans/charges/charge-models)
 */
const amountOf = (
  model: unknown,
  properties: Record<string, unknown>,
  { units, eventsCount }: Usage,
): number => {
  switch (model) {
    case 'standard':
      return units * number(properties.amount)
    case 'package': {
      const paid = Math.max(0, units - number(properties.free_units))
      return Math.ceil(paid / (number(properties.package_size) || 1)) * number(properties.amount)
    }
    case 'percentage':
      return (units * number(properties.rate)) / 100 + eventsCount * number(properties.fixed_amount)
    case 'graduated':
      return graduated(rangesOf(properties.graduated_ranges), units)
    case 'graduated_percentage':
      return graduated(rangesOf(properties.graduated_percentage_ranges), units)
    case 'volume':
      return volume(rangesOf(properties.volume_ranges), units)
    default:
      return 0
  }
}

/** The price of usage in cents, not rounded. */
export const priceCents = (model: unknown, properties: unknown, usage: Usage): number =>
  model === 'dynamic'
    ? usage.dynamicCents
    : Number((amountOf(model, isRecord(properties) ? properties : {}, usage) * 100).toFixed(8))
