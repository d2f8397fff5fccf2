import type { Call } from '@ferry/contract'
import { type Meaning, MeaningPill } from '../../../ui/meaning-pill.tsx'

const outcomes: Record<Call['outcome'], { meaning: Meaning; word: string }> = {
  accepted: { meaning: 'delivered', word: 'delivered' },
  exists: { meaning: 'acting', word: 'already there' },
  rejected: { meaning: 'refused', word: 'refused' },
  retry: { meaning: 'attention', word: 'to be sent again' },
  hold: { meaning: 'attention', word: 'held' },
  unknown: { meaning: 'checking', word: 'answer unknown' },
}

/** What a call came to, as status and word: `200 delivered`. */
export const CallOutcome = ({ call }: { call: Pick<Call, 'outcome' | 'status'> }) => (
  <MeaningPill meaning={outcomes[call.outcome].meaning}>
    {call.status === null ? '' : `${call.status} `}
    {outcomes[call.outcome].word}
  </MeaningPill>
)
