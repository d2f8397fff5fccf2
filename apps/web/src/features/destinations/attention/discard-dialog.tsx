import { discardSetAside, type SelectedAside } from '@ferry/contract'
import { sentenceOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { ActDialog } from '../acts/act-dialog.tsx'
import { useAct } from '../acts/use-act.ts'

export interface AsideDialogProps {
  destinationId: string
  records: SelectedAside
  /** The records in words: `this record`. */
  about: string
  onClose: () => void
  onDone?: (() => void) | undefined
}

/** Asks for the reason before records are left out. */
export function DiscardDialog({ destinationId, records, about, onClose, onDone }: AsideDialogProps) {
  const params = { id: destinationId }
  const discard = useAct(
    destinationId,
    (why: string) => call(discardSetAside, { params, body: { records, why } }),
    () => {
      onClose()
      onDone?.()
    },
  )
  return (
    <ActDialog
      onClose={onClose}
      title={`Discard ${about}?`}
      confirmLabel="Discard"
      whyNeeded="Say why, for those who look for it later."
      onConfirm={(why) => discard.mutate(why)}
      pending={discard.isPending}
      failure={discard.error && sentenceOf(discard.error)}
    >
      Nothing of it is sent, so Lago does not bill it. It counts as left out from then on, stays in the
      Nexset, and can be taken back under “Left out”.
    </ActDialog>
  )
}
