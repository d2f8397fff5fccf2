import type { Call } from '@ferry/contract'
import { Button, Group, SegmentedControl, Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../../api/api-error.ts'
import { callsQuery, lastCallsQuery } from '../../../api/destinations.ts'
import { LoadError } from '../../../ui/load-error.tsx'
import { type Meaning, MeaningPill } from '../../../ui/meaning-pill.tsx'
import { counted } from '../../../ui/numbers.ts'
import { SectionCard } from '../../../ui/section-card.tsx'
import { callsShown, type Liveness } from '../use-live-destination.ts'
import { type CallFilter, callFilters } from './call-filter.ts'
import { CallPanel } from './call-panel.tsx'
import styles from './calls-section.module.css'
import { CallsTable } from './calls-table.tsx'

const livenessWords: Record<Liveness, { meaning: Meaning; word: string }> = {
  connecting: { meaning: 'quiet', word: 'connecting' },
  live: { meaning: 'acting', word: 'live' },
  polling: { meaning: 'attention', word: 'stream down, asking every 2 s' },
}

interface CallsSectionProps {
  destinationId: string
  liveness: Liveness
  isActive: boolean
  filter: CallFilter
  onFilter: (filter: CallFilter) => void
}

export const callsTitleId = 'calls'

/** The last calls to Lago, live, or all of them as they stood when they were asked for; each opens to its details. */
export function CallsSection({ destinationId, liveness, isActive, filter, onFilter }: CallsSectionProps) {
  const [opened, setOpened] = useState<string | null>(null)
  const { query, calls, isLive, more, backToLive } = useCalls(destinationId, liveness)
  const shown = calls?.filter(callFilters[filter].has)
  const { meaning, word } = livenessWords[liveness]
  return (
    <SectionCard
      title="Last calls"
      titleId={callsTitleId}
      aside={
        isLive ? (
          <MeaningPill meaning={meaning}>{word}</MeaningPill>
        ) : (
          <Button variant="default" size="compact-sm" onClick={backToLive}>
            Back to live
          </Button>
        )
      }
    >
      {query.isPending && <Skeleton height={160} m="md" width="auto" />}
      {query.isLoadingError && (
        <LoadError sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {calls?.length === 0 && (
        <Text c="dimmed" px="md" pb="md">
          {isActive ? 'No call was made yet.' : 'No call was made yet. Nothing is sent before you activate.'}
        </Text>
      )}
      {calls && shown && calls.length > 0 && (
        <>
          <SegmentedControl
            size="xs"
            classNames={{ root: styles.filter, label: styles.choice }}
            aria-label="Which calls to show"
            data={Object.entries(callFilters).map(([value, { label }]) => ({ value, label }))}
            value={filter}
            onChange={(chosen) => onFilter(chosen as CallFilter)}
          />
          {shown.length > 0 && <CallsTable calls={shown} onOpen={setOpened} />}
          <Foot filter={filter} calls={calls} shown={shown.length} isLive={isLive} more={more} />
        </>
      )}
      <CallPanel destinationId={destinationId} callId={opened} onClose={() => setOpened(null)} />
    </SectionCard>
  )
}

/** The live calls until somebody asks for earlier ones; those stand still, page by page. */
function useCalls(destinationId: string, liveness: Liveness) {
  const queryClient = useQueryClient()
  const [isLive, setLive] = useState(true)
  const last = useQuery({
    ...lastCallsQuery(destinationId, callsShown),
    refetchInterval: liveness === 'polling' ? 2_000 : false,
  })
  const earlier = useInfiniteQuery({ ...callsQuery(destinationId), enabled: !isLive })
  const hasEarlier = isLive ? last.data?.length === callsShown : earlier.hasNextPage
  return {
    query: isLive ? last : earlier,
    calls: isLive ? last.data : earlier.data?.pages.flatMap(({ items }) => items),
    isLive,
    more: hasEarlier
      ? {
          isPending: earlier.isFetchingNextPage,
          load: () => (isLive ? setLive(false) : void earlier.fetchNextPage()),
        }
      : null,
    backToLive: () => {
      setLive(true)
      queryClient.removeQueries({ queryKey: callsQuery(destinationId).queryKey })
    },
  }
}

interface FootProps {
  filter: CallFilter
  calls: readonly Call[]
  shown: number
  isLive: boolean
  more: { isPending: boolean; load: () => void } | null
}

/** What the filter looked at, and the way to earlier calls. */
const Foot = ({ filter, calls, shown, isLive, more }: FootProps) => (
  <Group justify="space-between" px="md" py="xs">
    <Text size="sm" c="dimmed" role="status">
      {filter !== 'all' &&
        (shown === 0
          ? `${callFilters[filter].none} among the ${counted(calls.length, 'call')} loaded.`
          : `${shown} of the ${counted(calls.length, 'call')} loaded.`)}
      {!isLive && ' As it stood when you asked; newer calls are under “Back to live”.'}
    </Text>
    {more && (
      <Button variant="subtle" size="compact-sm" loading={more.isPending} onClick={more.load}>
        Load earlier calls
      </Button>
    )}
  </Group>
)
