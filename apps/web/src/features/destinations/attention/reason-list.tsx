import type { SetAsideGroup } from '@ferry/contract'
import { Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../../api/api-error.ts'
import { reasonsQuery, type Which } from '../../../api/attention.ts'
import { ActionRows } from '../../../ui/action-row.tsx'
import { LoadError } from '../../../ui/load-error.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { ReasonRow } from './reason-row.tsx'

interface ReasonListProps {
  destinationId: string
  which: Which
  /** Said when there are none. */
  nothing: string
  onOpen: (group: SetAsideGroup) => void
}

/** The reasons why records were set aside, the most frequent first. */
export function ReasonList({ destinationId, which, nothing, onOpen }: ReasonListProps) {
  const query = useInfiniteQuery(reasonsQuery(destinationId, which))
  if (query.isPending) return <Skeleton height={80} m="md" width="auto" />
  if (query.isLoadingError)
    return <LoadError sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
  const groups = query.data?.pages.flatMap(({ items }) => items) ?? []
  if (groups.length === 0) {
    return (
      <Text c="dimmed" px="md" pb="md">
        {nothing}
      </Text>
    )
  }
  return (
    <>
      <ActionRows>
        {groups.map((group) => (
          <ReasonRow key={`${group.code} ${group.field}`} group={group} onOpen={() => onOpen(group)} />
        ))}
      </ActionRows>
      <LoadMore query={query} m="xs">
        Load more reasons
      </LoadMore>
    </>
  )
}
