import { answerUnknowns } from '@ferry/contract'
import { Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../../api/api-error.ts'
import { unknownQuery } from '../../../api/attention.ts'
import { call } from '../../../api/call.ts'
import { ActionRows } from '../../../ui/action-row.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { LoadError } from '../../../ui/load-error.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { useAct } from '../acts/use-act.ts'
import { QuestionRow } from '../answers/question-row.tsx'

/** Records that somebody left while nobody knew whether they had arrived; each can be asked about again. */
export function LeftUnanswered({ destinationId }: { destinationId: string }) {
  const query = useInfiniteQuery(unknownQuery(destinationId, 'closed'))
  const params = { id: destinationId }
  const reopen = useAct(destinationId, (offset: number) =>
    call(answerUnknowns, { params, body: { records: { offsets: [offset] }, answer: 'reopen' } }),
  )
  if (query.isPending) return <Skeleton height={60} />
  if (query.isLoadingError)
    return <LoadError sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
  const records = query.data?.pages.flatMap(({ items }) => items) ?? []
  if (records.length === 0) {
    return (
      <Text c="dimmed" px="md">
        No record was left without an answer.
      </Text>
    )
  }
  return (
    <>
      {reopen.error && <Failure sentence={sentenceOf(reopen.error)} />}
      <ActionRows>
        {records.map((record) => (
          <QuestionRow
            key={record.offset}
            question={record}
            action={{
              label: 'Take back',
              pending: reopen.isPending && reopen.variables === record.offset,
              do: () => reopen.mutate(record.offset),
            }}
          />
        ))}
      </ActionRows>
      <LoadMore query={query}>Load more records</LoadMore>
    </>
  )
}
