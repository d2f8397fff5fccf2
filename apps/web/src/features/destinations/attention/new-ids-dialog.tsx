import { renewSetAside } from '@ferry/contract'
import { call } from '../../../api/call.ts'
import { EffectDialog } from '../acts/effect-dialog.tsx'
import { useStatedEffect } from '../acts/use-stated-effect.ts'
import type { AsideDialogProps } from './discard-dialog.tsx'

/** States what new ids do to the bill before events are sent under them. */
export function NewIdsDialog({ destinationId, records, about, onClose, onDone }: AsideDialogProps) {
  const send = (asked: { confirmed: boolean; why: string }) =>
    call(renewSetAside, { params: { id: destinationId }, body: { records, ...asked } })
  const effect = useStatedEffect(destinationId, ['new-ids', records], () =>
    send({ confirmed: false, why: '' }),
  )
  return (
    <EffectDialog
      destinationId={destinationId}
      effect={effect}
      title={`Send ${about} under a new id?`}
      intro="For events whose id another event holds in Lago. A retry under the same id cannot bill twice; this can."
      agreement="I understand that Lago bills each of them as an event of its own."
      confirmLabel="Send under a new id"
      send={send}
      onClose={onClose}
      onDone={onDone}
    />
  )
}
