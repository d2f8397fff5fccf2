import { counted } from '../../ui/numbers.ts'

/** How many records had arrived (`done`) at a time in ms. */
export interface Sample {
  at: number
  done: number
}

const windowMs = 8_000

/** Adds a sample and lets go of those too old to matter. */
export const withSample = (samples: readonly Sample[], sample: Sample): Sample[] => [
  ...samples.filter(({ at }) => sample.at - at <= windowMs),
  sample,
]

/** Records a second over the last seconds before `now`; null while that cannot be told. */
export function recordsPerSecond(samples: readonly Sample[], now: number): number | null {
  const recent = samples.filter(({ at }) => now - at <= windowMs)
  const first = recent[0]
  const last = recent.at(-1)
  if (!first || !last || last.at - first.at < 500) return null
  return ((last.done - first.done) * 1000) / (last.at - first.at)
}

/** `about 44 s left`; null when nothing moves or nothing is left. */
export function timeLeft(remaining: number, perSecond: number | null): string | null {
  if (remaining === 0 || perSecond === null || perSecond < 0.01) return null
  const seconds = remaining / perSecond
  if (seconds < 60) return `about ${Math.max(1, Math.round(seconds))} s left`
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min left`
  return `about ${counted(Math.round(seconds / 3600), 'hour')} left`
}
