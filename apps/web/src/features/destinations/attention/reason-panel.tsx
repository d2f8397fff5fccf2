import type { SetAsideGroup } from '@ferry/contract'
import { Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { reasonsQuery, type Which } from '../../../api/attention.ts'
import { counted } from '../../../ui/numbers.ts'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { AsideActs } from './aside-acts.tsx'
import { AsideExport } from './aside-export.tsx'
import { AsideRecords } from './aside-records.tsx'
import { RestoreButton } from './restore-button.tsx'

interface ReasonPanelProps {
  destinationId: string
  /** As it was when the panel was opened. */
  group: SetAsideGroup
  which: Which
  onClose: () => void
}

/**
 * The records of one reason, with what can be done with all of them and with each. Mounted, it is open; it closes once none
 * is left.
 */
export function ReasonPanel({ destinationId, group, which, onClose }: ReasonPanelProps) {
  useReturnFocus()
  const { code, field } = group
  const count = useCount(destinationId, group, which)
  useEffect(() => {
    if (count === 0) onClose()
  }, [count, onClose])
  return (
    <SidePanel opened onClose={onClose} title={which === 'open' ? 'Needs attention' : 'Left out'} size={820}>
      <Stack>
        <div>
          <Text fw={600}>{group.sentence}</Text>
          <Text size="sm" c="dimmed">
            {counted(count, 'record')}
            {field !== null && ` · field ${field}`}
            {group.sample.status === null
              ? ' · stopped before sending'
              : ` · Lago answered ${group.sample.status}`}
          </Text>
        </div>
        {which === 'open' && count > 1 && (
          <>
            <AsideActs
              destinationId={destinationId}
              records={{ code, field }}
              about={`all ${counted(count, 'record')} of this reason`}
              all
              onDone={onClose}
            />
            <AsideExport destinationId={destinationId} reason={group} />
          </>
        )}
        {which === 'closed' && count > 0 && (
          <RestoreButton destinationId={destinationId} records={{ code, field }} onDone={onClose}>
            Take all of this reason back
          </RestoreButton>
        )}
        <AsideRecords destinationId={destinationId} reason={group} which={which} opensFirst={count === 1} />
      </Stack>
    </SidePanel>
  )
}

/** How many there are now. */
function useCount(destinationId: string, { code, field, count }: SetAsideGroup, which: Which): number {
  const { data } = useInfiniteQuery(reasonsQuery(destinationId, which))
  if (!data) return count
  const groups = data.pages.flatMap(({ items }) => items)
  return groups.find((group) => group.code === code && group.field === field)?.count ?? 0
}
