import type { SetAsideGroup } from '@ferry/contract'
import { Button, Code, Text } from '@mantine/core'
import { ActionRow } from '../../../ui/action-row.tsx'
import { counted } from '../../../ui/numbers.ts'
import { TimeAgo } from '../../../ui/time-ago.tsx'

/** Why records were set aside, how many, and the way to them. */
export function ReasonRow({ group, onOpen }: { group: SetAsideGroup; onOpen: () => void }) {
  const verb = group.code === 'conflict' ? 'Compare' : 'Open'
  const open = (
    <Button
      variant="default"
      size="xs"
      onClick={onOpen}
      aria-label={`${verb} ${counted(group.count, 'record')}: ${group.sentence}`}
    >
      {verb}
    </Button>
  )
  return (
    <ActionRow action={open}>
      <Text fw={600} size="sm">
        {group.sentence}
      </Text>
      <Text size="sm" c="dimmed">
        {counted(group.count, 'record')}
        {group.sample.run > 0 && ` · of replay ${group.sample.run}, not counted above`}
        {group.field !== null && (
          <>
            {' '}
            · field <Code>{group.field}</Code>
          </>
        )}{' '}
        · first <TimeAgo at={group.firstAt} />
        {group.lastAt !== group.firstAt && (
          <>
            , last <TimeAgo at={group.lastAt} />
          </>
        )}
      </Text>
    </ActionRow>
  )
}
