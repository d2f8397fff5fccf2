import type { DestinationStatus } from '@ferry/contract'
import { type Meaning, MeaningPill } from '../../ui/meaning-pill.tsx'

const words: Record<DestinationStatus, { meaning: Meaning; word: string }> = {
  inactive: { meaning: 'quiet', word: 'Inactive' },
  active: { meaning: 'delivered', word: 'Active' },
  paused: { meaning: 'quiet', word: 'Paused' },
  held: { meaning: 'attention', word: 'Held' },
}

/** A destination's state; a change is announced. */
export const StatusPill = ({ status }: { status: DestinationStatus }) => (
  <span role="status">
    <MeaningPill meaning={words[status].meaning}>{words[status].word}</MeaningPill>
  </span>
)
