import type { Draft } from '@ferry/contract'
import { Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { sentenceOf } from '../../../api/api-error.ts'
import { Notice } from '../../../ui/notice.tsx'
import { TimeAgo } from '../../../ui/time-ago.tsx'

interface ResumedEditProps {
  draft: Draft
  /** Of the destination as it is saved now. */
  savedVersion: number
  /** Drops the draft and shows the saved settings. */
  onDiscard: () => Promise<void>
}

/** Says that the settings below are not the saved ones but changes that were left half done, with the way back. */
export function ResumedEdit({ draft, savedVersion, onDiscard }: ResumedEditProps) {
  const discard = useMutation({ mutationFn: onDiscard })
  const isOvertaken = draft.edited?.version !== savedVersion
  return (
    <Notice
      meaning={isOvertaken ? 'attention' : 'acting'}
      role="status"
      title={
        isOvertaken
          ? 'The destination was saved since these changes began'
          : 'You go on with a half-done edit'
      }
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          {discard.error ? (
            sentenceOf(discard.error)
          ) : (
            <>
              Kept <TimeAgo at={draft.updatedAt} />.{' '}
              {isOvertaken
                ? 'Done puts them over what was saved meanwhile.'
                : 'The destination works as it was saved until you press Done.'}
            </>
          )}
        </Text>
        <Button size="xs" variant="default" loading={discard.isPending} onClick={() => discard.mutate()}>
          Discard these changes
        </Button>
      </Group>
    </Notice>
  )
}
