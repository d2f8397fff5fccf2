import { retrySetAside } from '@ferry/contract'
import { call } from '../../../api/call.ts'
import { EffectDialog } from '../acts/effect-dialog.tsx'
import type { AsideDialogProps } from './discard-dialog.tsx'

interface OverwriteDialogProps extends AsideDialogProps {
  /** What a later record has written and this one would overwrite, as the server stated it. */
  effect: string
}

/** Asks before an older record overwrites what a later one has written. */
export function OverwriteDialog({
  destinationId,
  records,
  about,
  effect,
  onClose,
  onDone,
}: OverwriteDialogProps) {
  return (
    <EffectDialog
      destinationId={destinationId}
      effect={{ data: effect, error: null }}
      effectTitle="What it overwrites"
      title={`Retry ${about} although a later record was delivered?`}
      intro="Records of one object are sent in their order, so that the last one counts. This one would come late."
      agreement="I understand that the older record then counts."
      confirmLabel="Retry it"
      send={(asked) => call(retrySetAside, { params: { id: destinationId }, body: { records, ...asked } })}
      onClose={onClose}
      onDone={onDone}
    />
  )
}
