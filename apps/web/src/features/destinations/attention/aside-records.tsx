import { Accordion, Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../../api/api-error.ts'
import { type Reason, setAsideQuery, type Which } from '../../../api/attention.ts'
import { LoadError } from '../../../ui/load-error.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { count } from '../../../ui/numbers.ts'
import { AsideRecord } from './aside-record.tsx'

interface AsideRecordsProps {
  destinationId: string
  reason: Reason
  which: Which
  /** Opens the first record at once. */
  opensFirst: boolean
}

/** The records of one reason, page by page; each opens to all that is known of it. */
export function AsideRecords({ destinationId, reason, which, opensFirst }: AsideRecordsProps) {
  const query = useInfiniteQuery(setAsideQuery(destinationId, reason, which))
  if (query.isPending) return <Skeleton height={120} />
  if (query.isLoadingError)
    return <LoadError sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
  const records = query.data?.pages.flatMap(({ items }) => items) ?? []
  const [first] = records
  if (!first) return <Text c="dimmed">No record is left here.</Text>
  return (
    <>
      <Accordion
        keepMounted={false}
        order={3}
        variant="contained"
        defaultValue={opensFirst ? String(first.offset) : null}
      >
        {records.map(({ offset, text, revision, discardedAt }) => (
          <Accordion.Item key={offset} value={String(offset)}>
            <Accordion.Control>
              <Text size="sm" fw={600}>
                Record {count(offset + 1)}
                {revision > 0 && ` · edited ${revision === 1 ? 'once' : `${revision} times`}`}
              </Text>
              <Text size="sm" c="dimmed" truncate ff="monospace" fz={12.5}>
                {text}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              <AsideRecord destinationId={destinationId} offset={offset} isDiscarded={discardedAt !== null} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <LoadMore query={query}>Load more records</LoadMore>
    </>
  )
}
