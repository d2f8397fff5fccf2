import type { Destination, SetAsideGroup } from '@ferry/contract'
import { Group, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { count } from '../../../ui/numbers.ts'
import { SectionCard } from '../../../ui/section-card.tsx'
import { AsideExport } from './aside-export.tsx'
import { ReasonList } from './reason-list.tsx'
import { ReasonPanel } from './reason-panel.tsx'

export const attentionTitleId = 'needs-attention'

/** Records that were set aside, by reason, each with what can be done about it. */
export function AttentionSection({ destination: { id, progress } }: { destination: Destination }) {
  const [opened, setOpened] = useState<SetAsideGroup | null>(null)
  return (
    <SectionCard
      title="Needs attention"
      titleId={attentionTitleId}
      aside={
        <Text fw={600}>
          {count(progress.setAside)}
          <VisuallyHidden> records</VisuallyHidden>
        </Text>
      }
    >
      <ReasonList destinationId={id} which="open" nothing="Nothing needs attention." onOpen={setOpened} />
      {progress.setAside > 0 && (
        <Group justify="space-between" p="md" gap="xs">
          <Text size="sm" c="dimmed" maw="36em">
            Everything here is stored safely and does not count as delivered. Mend it and retry, or discard it
            with a reason.
          </Text>
          <AsideExport destinationId={id} />
        </Group>
      )}
      {opened && (
        <ReasonPanel destinationId={id} group={opened} which="open" onClose={() => setOpened(null)} />
      )}
    </SectionCard>
  )
}
