import { type NewReplay, replayRecords } from '@ferry/contract'
import { Text } from '@mantine/core'
import { useState } from 'react'
import { sentenceOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { randomId } from '../../../api/random-id.ts'
import { Notice } from '../../../ui/notice.tsx'
import { counted } from '../../../ui/numbers.ts'
import { ActDialog } from '../acts/act-dialog.tsx'
import { useAct } from '../acts/use-act.ts'

interface ConfirmReplayProps {
  destinationId: string
  records: NewReplay['records']
  /** What it does to the bill, as the server states it. */
  effect: string
  onBack: () => void
  onClose: () => void
}

/** States the billing effect of a replay, and begins it once somebody has agreed to that. */
export function ConfirmReplay({ destinationId, records, effect, onBack, onClose }: ConfirmReplayProps) {
  // One replay, however often it is pressed or an answer is lost.
  const [idempotencyKey] = useState(randomId)
  const replay = useAct(
    destinationId,
    async (why: string) => {
      const { number, progress } = await call(
        replayRecords,
        { params: { id: destinationId }, body: { records, confirmed: true, why } },
        { idempotencyKey },
      )
      const count = progress.total
      const sentence = `Replay ${number} has begun: ${counted(count, 'record')} ${count === 1 ? 'goes' : 'go'} out again.`
      return { count, kept: [], sentence }
    },
    onClose,
  )
  return (
    <ActDialog
      onClose={onBack}
      title="Send them again?"
      confirmLabel="Send again"
      agreement="I understand what it does to the bill."
      onConfirm={(why) => replay.mutate(why)}
      pending={replay.isPending}
      failure={replay.error && sentenceOf(replay.error)}
    >
      <Notice meaning="attention" title="What it does to the bill">
        <Text size="sm">{effect}</Text>
      </Notice>
    </ActDialog>
  )
}
