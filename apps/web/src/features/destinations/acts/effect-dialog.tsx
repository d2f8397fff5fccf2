import type { ActResult } from '@ferry/contract'
import { Skeleton, Stack, Text } from '@mantine/core'
import { sentenceOf } from '../../../api/api-error.ts'
import { Failure } from '../../../ui/failure.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ActDialog } from './act-dialog.tsx'
import { useAct } from './use-act.ts'

interface EffectDialogProps {
  destinationId: string
  title: string
  /** Before the effect. */
  intro: string
  /** What it does to the bill, as the server states it. */
  effect: { data: string | undefined; error: Error | null }
  /** Where it is something else than the bill that is affected. */
  effectTitle?: string
  agreement: string
  confirmLabel: string
  send: (asked: { confirmed: true; why: string }) => Promise<ActResult>
  onClose: () => void
  onDone?: (() => void) | undefined
}

/** States what an act does to the bill, and does it only once somebody has agreed to that. */
export function EffectDialog(props: EffectDialogProps) {
  const { destinationId, effect, effectTitle, title, intro, agreement, confirmLabel, send, onClose, onDone } =
    props
  const act = useAct(
    destinationId,
    (why: string) => send({ confirmed: true, why }),
    () => {
      onClose()
      onDone?.()
    },
  )
  return (
    <ActDialog
      onClose={onClose}
      title={title}
      confirmLabel={confirmLabel}
      agreement={agreement}
      onConfirm={(why) => act.mutate(why)}
      pending={act.isPending || effect.data === undefined}
      failure={act.error && sentenceOf(act.error)}
    >
      <Stack gap="sm">
        <Text size="sm">{intro}</Text>
        {effect.data === undefined && !effect.error && <Skeleton height={60} />}
        {effect.error && <Failure sentence={sentenceOf(effect.error)} />}
        {effect.data !== undefined && (
          <Notice meaning="attention" title={effectTitle ?? 'What it does to the bill'}>
            <Text size="sm">{effect.data}</Text>
          </Notice>
        )}
      </Stack>
    </ActDialog>
  )
}
