import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { sentenceOf } from '../../../api/api-error.ts'
import { readDraft } from '../../../api/drafts.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { DraftKeeper } from './draft-keeper.ts'

interface DraftNoteProps {
  keeper: DraftKeeper
  draftId: string
  /** True when the address names a draft that is no longer there. */
  isGone: boolean
  /** Shows what the server has in place of what is here. */
  onShowTheirs: () => void
}

/** Speaks up only when the draft is not what one thinks: gone, not kept, or gone on with in another tab. */
export function DraftNote({ keeper, draftId, isGone, onShowTheirs }: DraftNoteProps) {
  const state = useSyncExternalStore(keeper.subscribe, () => keeper.state)
  const keepMine = useMutation({
    mutationFn: async () => keeper.keepMine((await readDraft(draftId))?.version ?? 0),
  })
  if (state === 'failed')
    return (
      <Notice role="alert" meaning="attention" title="The draft is not kept at the moment">
        <Group justify="space-between" gap="xs">
          <Text size="sm">
            {sentenceOf(keeper.failure)} What you set is still on this page; leave it open.
          </Text>
          <Button size="xs" variant="default" onClick={() => void keeper.keepNow()}>
            Try again
          </Button>
        </Group>
      </Notice>
    )
  if (state === 'untouched' && isGone)
    return (
      <Notice role="status" meaning="quiet">
        The draft of this link is no longer there: it was finished or discarded. This setup starts anew.
      </Notice>
    )
  if (state !== 'conflict') return null
  return (
    <Notice role="alert" meaning="attention" title="Somebody else went on with this draft">
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {keepMine.error
            ? sentenceOf(keepMine.error)
            : 'It was changed or discarded in another tab or browser. Nothing of theirs was overwritten, and yours is not kept until you choose.'}
        </Text>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onShowTheirs}>
            Show theirs
          </Button>
          <Button size="xs" loading={keepMine.isPending} onClick={() => keepMine.mutate()}>
            Keep mine
          </Button>
        </Group>
      </Group>
    </Notice>
  )
}
