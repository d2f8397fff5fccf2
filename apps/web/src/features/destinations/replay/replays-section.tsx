import type { Replay } from '@ferry/contract'
import { Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../../api/api-error.ts'
import { replaysQuery } from '../../../api/attention.ts'
import { ActionRow, ActionRows } from '../../../ui/action-row.tsx'
import { LoadError } from '../../../ui/load-error.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { count } from '../../../ui/numbers.ts'
import { SectionCard } from '../../../ui/section-card.tsx'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import { progressParts, toGo } from '../progress-parts.ts'

/** Replays with how far each is; nothing where there are none. */
export function ReplaysSection({ destinationId }: { destinationId: string }) {
  const query = useInfiniteQuery({
    ...replaysQuery(destinationId),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ progress }) => toGo(progress) > 0)) ? 2_000 : false,
  })
  const replays = query.data?.pages.flatMap(({ items }) => items) ?? []
  if (!query.isLoadingError && replays.length === 0) return null
  return (
    <SectionCard title="Replays">
      {query.isLoadingError && (
        <LoadError sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      <ActionRows label="Replays">
        {replays.map((replay) => (
          <ReplayRow key={replay.number} replay={replay} />
        ))}
      </ActionRows>
      <LoadMore query={query} m="xs">
        Load earlier ones
      </LoadMore>
    </SectionCard>
  )
}

const ReplayRow = ({ replay }: { replay: Replay }) => {
  const { number, progress, firstOffset, lastOffset, by, why, startedAt } = replay
  const parts = progressParts.filter(({ key }) => progress[key] > 0)
  return (
    <ActionRow>
      <Text size="sm">
        <b>Replay {number}</b> · {count(progress.total)} of records {count(firstOffset + 1)} to{' '}
        {count(lastOffset + 1)}
        {why !== '' && ` · “${why}”`}
      </Text>
      <Text size="sm">{parts.map(({ key, label }) => `${label} ${count(progress[key])}`).join(' · ')}</Text>
      <Text size="sm" c="dimmed">
        <TimeAgo at={startedAt} /> · {by}
      </Text>
    </ActionRow>
  )
}
