import type { ActResult } from '@ferry/contract'
import { List, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { count } from '../../../ui/numbers.ts'

const named = 5

/** Says what an act did, in the server's sentence, and which records were left as they are. */
export const tellResult = ({ sentence, kept, count: done }: ActResult) =>
  notifications.show({
    message: kept.length === 0 ? sentence : <Kept sentence={sentence} kept={kept} />,
    autoClose: kept.length === 0 ? 10_000 : false,
    ...(kept.length > 0 && done === 0 && { color: 'orange' }),
    closeButtonProps: { 'aria-label': 'Dismiss' },
  })

const Kept = ({ sentence, kept }: Pick<ActResult, 'sentence' | 'kept'>) => (
  <>
    <Text size="sm">{sentence}</Text>
    <List size="sm" mt="xs">
      {kept.slice(0, named).map((record) => (
        <List.Item key={record.offset}>
          Record {count(record.offset + 1)}: {record.sentence}
        </List.Item>
      ))}
    </List>
    {kept.length > named && <Text size="sm">And {count(kept.length - named)} more.</Text>}
  </>
)
