import type { Call } from '@ferry/contract'

export type CallFilter = 'all' | 'delivered' | 'there' | 'refused' | 'slow' | 'retried'

/** A call that took so long or longer is slow. */
export const slowMs = 1_000

/** The ways to look at calls, each with its word and the word for none of them. */
export const callFilters: Record<CallFilter, { label: string; none: string; has: (call: Call) => boolean }> =
  {
    all: { label: 'All', none: 'No call', has: () => true },
    delivered: {
      label: 'Delivered',
      none: 'No delivered call',
      has: ({ outcome }) => outcome === 'accepted',
    },
    there: {
      label: 'Already there',
      none: 'No call with records that were there already',
      has: ({ outcome }) => outcome === 'exists',
    },
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
