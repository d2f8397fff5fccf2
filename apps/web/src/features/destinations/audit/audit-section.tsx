import type { AuditEntry } from '@ferry/contract'
import { Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../../api/api-error.ts'
import { auditQuery } from '../../../api/attention.ts'
import { ActionRow, ActionRows } from '../../../ui/action-row.tsx'
import { LoadError } from '../../../ui/load-error.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { SectionCard } from '../../../ui/section-card.tsx'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import { actWords } from './act-words.ts'
import { recordsInWords } from './records-in-words.ts'

/** Who did what with a destination and its records, when and why; the newest first. */
export function AuditSection({ destinationId }: { destinationId: string }) {
  const query = useInfiniteQuery(auditQuery(destinationId))
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <SectionCard title="What people did">
      {query.isPending && <Skeleton height={80} m="md" width="auto" />}
      {query.isLoadingError && (
        <LoadError sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.data && entries.length === 0 && (
        <Text c="dimmed" px="md" pb="md">
          Nobody has done anything with it yet.
        </Text>
      )}
      {entries.length > 0 && (
        <ActionRows label="What people did">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ActionRows>
      )}
      <LoadMore query={query} m="xs">
        Load earlier ones
      </LoadMore>
    </SectionCard>
  )
}

const Entry = ({ entry }: { entry: AuditEntry }) => {
  const records = recordsInWords(entry)
  return (
    <ActionRow>
      <Text size="sm">
        <b>{actWords[entry.act]}</b>
        {records !== '' && ` · ${records}`}
        {entry.why !== '' && ` · “${entry.why}”`}
      </Text>
      <Text size="sm" c="dimmed">
        <TimeAgo at={entry.at} /> · {entry.who}
      </Text>
    </ActionRow>
  )
}
