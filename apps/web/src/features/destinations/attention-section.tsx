import type { Progress, SetAside, Unknown } from '@ferry/contract'
import { Accordion, Button, Skeleton, Text } from '@mantine/core'
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../api/api-error.ts'
import { setAsideQuery, unknownQuery } from '../../api/destinations.ts'
import { LoadError } from '../../ui/load-error.tsx'
import { count, counted } from '../../ui/numbers.ts'
import { SectionCard } from '../../ui/section-card.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { ReasonRecords } from './reason-records.tsx'
import { byReason } from './reasons.ts'

interface AttentionProps {
  destinationId: string
  progress: Progress
}

/** Records that were set aside, by reason, each with Lago's own words. */
export function AttentionSection({ destinationId, progress }: AttentionProps) {
  const query = useInfiniteQuery(setAsideQuery(destinationId))
  return (
    <SectionCard title="Needs attention" aside={<Text fw={600}>{count(progress.setAside)}</Text>}>
      <Reasons
        destinationId={destinationId}
        query={query}
        nothing="Nothing needs attention."
        safety="These records are kept safely in Ferry and do not count as delivered. Where one may be stored in Lago all the same, its reason says so."
      />
    </SectionCard>
  )
}

/** Records whose effect may have happened; nothing is sent again while that is not known. */
export function CheckingSection({ destinationId, progress }: AttentionProps) {
  const query = useInfiniteQuery(unknownQuery(destinationId))
  if (progress.unknown === 0) return null
  return (
    <SectionCard title="Checking" aside={<Text fw={600}>{count(progress.unknown)}</Text>}>
      <Reasons
        destinationId={destinationId}
        query={query}
        nothing="Nothing waits for an answer any more."
        safety="It is not known whether Lago counted these. They are not sent again before that is known, so nothing is billed twice."
      />
    </SectionCard>
  )
}

type Listed = SetAside | Unknown

interface ReasonsProps {
  destinationId: string
  query: UseInfiniteQueryResult<{ pages: { items: Listed[] }[] }>
  /** Said when the list is empty. */
  nothing: string
  /** Said under the list: what became of these records. */
  safety: string
}

function Reasons({ destinationId, query, nothing, safety }: ReasonsProps) {
  if (query.isPending) return <Skeleton height={80} m="md" width="auto" />
  if (query.isLoadingError)
    return <LoadError sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
  const reasons = byReason((query.data?.pages ?? []).flatMap(({ items }) => items))
  if (reasons.length === 0) {
    return (
      <Text c="dimmed" px="md" pb="md">
        {nothing}
      </Text>
    )
  }
  return (
    <>
      <Accordion keepMounted={false} order={3}>
        {reasons.map(({ sentence, items, firstAt, lastAt }) => (
          <Accordion.Item key={sentence} value={`record-${items[0]?.offset}`}>
            <Accordion.Control>
              <Text fw={600}>{sentence}</Text>
              <Text size="sm" c="dimmed">
                {counted(items.length, 'record')} · first <TimeAgo at={firstAt} />
                {lastAt !== firstAt && (
                  <>
                    , last <TimeAgo at={lastAt} />
                  </>
                )}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              <ReasonRecords destinationId={destinationId} items={items} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <Text size="sm" c="dimmed" p="md">
        {safety}
      </Text>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          mx="md"
          mb="md"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Load more records
        </Button>
      )}
    </>
  )
}
