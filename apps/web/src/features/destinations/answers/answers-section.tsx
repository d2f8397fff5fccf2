import type { Destination } from '@ferry/contract'
import { Group, Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../../api/api-error.ts'
import { unknownQuery } from '../../../api/attention.ts'
import { ActionRows } from '../../../ui/action-row.tsx'
import { LoadError } from '../../../ui/load-error.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { count } from '../../../ui/numbers.ts'
import { SectionCard } from '../../../ui/section-card.tsx'
import { AnswerAll } from './answer-all.tsx'
import { AnswerPanel } from './answer-panel.tsx'
import { QuestionRow } from './question-row.tsx'

export const answersTitleId = 'answers'

/** Records whose effect may have happened. Nothing of them is sent again before a person has said what became of them. */
export function AnswersSection({ destination: { id, progress } }: { destination: Destination }) {
  const [opened, setOpened] = useState<number | null>(null)
  const query = useInfiniteQuery(unknownQuery(id, 'open'))
  const questions = query.data?.pages.flatMap(({ items }) => items) ?? []
  const [first] = questions
  if (progress.unknown === 0 && !first) return null
  return (
    <SectionCard
      title="Your answer is needed"
      titleId={answersTitleId}
      aside={progress.unknown > 0 && <Text fw={600}>{count(progress.unknown)}</Text>}
    >
      <Text size="sm" c="dimmed" px="md" pb="sm">
        It is not known whether Lago counted these. They are not sent again before you have answered, so
        nothing is billed twice; all other records go on.
      </Text>
      {query.isPending && <Skeleton height={80} m="md" width="auto" />}
      {query.isLoadingError && (
        <LoadError sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      <ActionRows>
        {questions.map((question) => (
          <QuestionRow
            key={question.offset}
            question={question}
            action={{ label: 'Answer', do: () => setOpened(question.offset) }}
          />
        ))}
      </ActionRows>
      <Group justify="space-between" px="md" py="sm" gap="xs">
        {first && (query.hasNextPage || questions.length > 1) && (
          <AnswerAll destinationId={id} sampleOffset={first.offset} />
        )}
        <LoadMore query={query} size="xs">
          Load more records
        </LoadMore>
      </Group>
      {opened !== null && <AnswerPanel destinationId={id} offset={opened} onClose={() => setOpened(null)} />}
    </SectionCard>
  )
}
