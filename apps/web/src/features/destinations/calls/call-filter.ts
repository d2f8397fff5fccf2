import type { Call } from '@ferry/contract'

export type CallFilter = 'all' | 'refused' | 'slow' | 'retried'

/** A call that took so long or longer is slow. */
export const slowMs = 1_000

/** The ways to look at calls, each with its word and the word for none of them. */
export const callFilters: Record<CallFilter, { label: string; none: string; has: (call: Call) => boolean }> =
  {
    all: { label: 'All', none: 'No call', has: () => true },
    refused: {
      label: 'Refused',
      none: 'No refused call',
      has: ({ outcome }) => outcome === 'rejected' || outcome === 'hold',
    },
    slow: {
      label: 'Slow',
      none: 'No call of 1 s or longer',
      has: ({ latencyMs }) => latencyMs >= slowMs,
    },
    retried: {
      label: 'Retried',
      none: 'No call that was tried again',
      has: ({ attempt, outcome }) => attempt > 1 || outcome === 'retry',
    },
  }
