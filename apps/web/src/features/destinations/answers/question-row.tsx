import type { Unknown } from '@ferry/contract'
import { Button, Text } from '@mantine/core'
import { ActionRow } from '../../../ui/action-row.tsx'
import { count } from '../../../ui/numbers.ts'
import { TimeAgo } from '../../../ui/time-ago.tsx'

interface QuestionRowProps {
  question: Unknown
  /** What can be done with it. */
  action: { label: string; pending?: boolean; do: () => void }
}

/** A record whose outcome nobody knows. */
export const QuestionRow = ({ question: { offset, run, at, sentence, text }, action }: QuestionRowProps) => (
  <ActionRow
    action={
      <Button
        variant="default"
        size="xs"
        loading={action.pending ?? false}
        onClick={action.do}
        aria-label={`${action.label}: record ${count(offset + 1)}`}
      >
        {action.label}
      </Button>
    }
  >
    <Text fw={600} size="sm">
      Record {count(offset + 1)}
      {run > 0 && ` · replay ${run}`} · <TimeAgo at={at} />
    </Text>
    <Text size="sm" c="dimmed">
      {sentence}
    </Text>
    <Text size="sm" c="dimmed" truncate ff="monospace" fz={12.5} title={text}>
      {text}
    </Text>
  </ActionRow>
)
