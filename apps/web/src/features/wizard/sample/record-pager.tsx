import { ActionIcon, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { memo } from 'react'
import { useLookedAt } from './looked-at.tsx'
import { useSample } from './preview-context.tsx'
import { recordNumber } from './sample-source.ts'

/** ‹ Record 1 ›: which record of the sample is shown. */
export const RecordPager = memo(function RecordPager() {
  const { records } = useSample()
  const { index, look } = useLookedAt()
  const last = records.length - 1
  return (
    <Group gap={2} wrap="nowrap">
      <Text component="span" inherit style={{ whiteSpace: 'nowrap' }} aria-live="polite">
        Record {recordNumber(records[index]?.offset ?? 0)}
      </Text>
      <ActionIcon
        size={24}
        variant="subtle"
        color="gray"
        aria-label="Previous record"
        onClick={() => look(index === 0 ? last : index - 1)}
      >
        <IconChevronLeft size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size={24}
        variant="subtle"
        color="gray"
        aria-label="Next record"
        onClick={() => look(index === last ? 0 : index + 1)}
      >
        <IconChevronRight size={14} aria-hidden />
      </ActionIcon>
    </Group>
  )
})
