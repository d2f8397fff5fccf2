import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../../api/api-error.ts'
import { unknownRecordQuery } from '../../../api/attention.ts'
import { LoadError } from '../../../ui/load-error.tsx'
import { count } from '../../../ui/numbers.ts'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { QuestionView } from './question-view.tsx'

interface AnswerPanelProps {
  destinationId: string
  offset: number
  onClose: () => void
}

/** The question for one record, with everything that is needed to answer it. Mounted, it is open. */
export function AnswerPanel({ destinationId, offset, onClose }: AnswerPanelProps) {
  useReturnFocus()
  const query = useQuery(unknownRecordQuery(destinationId, offset))
  return (
    <SidePanel opened onClose={onClose} title={`Did record ${count(offset + 1)} arrive?`} size={820}>
      {query.isPending && <Skeleton height={320} />}
      {query.error && <LoadError sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />}
      {query.data && !query.error && (
        <QuestionView destinationId={destinationId} question={query.data} onAnswered={onClose} />
      )}
    </SidePanel>
  )
}
