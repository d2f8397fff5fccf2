import type { SetAsideGroup } from '@ferry/contract'
import { Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { ReasonList } from '../attention/reason-list.tsx'
import { ReasonPanel } from '../attention/reason-panel.tsx'
import { LeftUnanswered } from './left-unanswered.tsx'

interface LeftOutPanelProps {
  destinationId: string
  onClose: () => void
}

/** Records that people left out, and the way back. Mounted, it is open. */
export function LeftOutPanel({ destinationId, onClose }: LeftOutPanelProps) {
  useReturnFocus()
  const [opened, setOpened] = useState<SetAsideGroup | null>(null)
  if (opened) {
    return (
      <ReasonPanel
        destinationId={destinationId}
        group={opened}
        which="closed"
        onClose={() => setOpened(null)}
      />
    )
  }
  return (
    <SidePanel opened onClose={onClose} title="Left out" size={820}>
      <Stack>
        <Text size="sm">
          Records that were discarded, or left without an answer. Those that came before the chosen start
          count as left out too; they are in the Nexset and not listed here.
        </Text>
        <Title order={3} size="sm">
          Discarded
        </Title>
        <ReasonList
          destinationId={destinationId}
          which="closed"
          nothing="No record was discarded."
          onOpen={setOpened}
        />
        <Title order={3} size="sm">
          Left without an answer
        </Title>
        <LeftUnanswered destinationId={destinationId} />
      </Stack>
    </SidePanel>
  )
}
