export interface Reason {
  /** Numbers of the records, from 1, ascending. */
  records: number[]
  field: string | null
  sentence: string
}

/** One finding about one record; `record` counts from 1. */
interface Finding {
  record: number
  field: string | null
  sentence: string
}

/** Findings that say the same of the same field, taken together: one line instead of a hundred. */
export const byReason = (findings: readonly Finding[]): Reason[] => {
  const reasons = new Map<string, Reason>()
  for (const { record, field, sentence } of findings) {
    const key = `${field} ${sentence}`
    const reason = reasons.get(key) ?? { records: [], field, sentence }
    if (!reason.records.includes(record)) reason.records.push(record)
    reasons.set(key, reason)
  }
  return [...reasons.values()].map((reason) => ({
    ...reason,
    records: reason.records.toSorted((a, b) => a - b),
  }))
}

/** Stretches named before the rest is only counted. */
const maxStretches = 4

/** `Record 3`, `Records 1–100`, `Records 1, 4–6 and 12 others`. */
export const recordWords = (records: readonly number[]): string => {
  const stretches: { from: number; to: number }[] = []
  for (const record of records) {
    const last = stretches.at(-1)
    if (last && record === last.to + 1) last.to = record
    else stretches.push({ from: record, to: record })
  }
  const named = stretches.slice(0, maxStretches)
  const others = stretches.slice(maxStretches).reduce((sum, { from, to }) => sum + to - from + 1, 0)
  const words = named.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
  const noun = records.length === 1 ? 'Record' : 'Records'
  return others === 0 ? `${noun} ${words}` : `${noun} ${words} and ${others} others`
}
