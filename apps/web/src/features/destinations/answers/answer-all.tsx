import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../../api/api-error.ts'
import { unknownRecordQuery } from '../../../api/attention.ts'
import { LoadError } from '../../../ui/load-error.tsx'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { AnswerButtons } from './answer-buttons.tsx'

interface AnswerAllProps {
  destinationId: string
  /** One of them: all go the same way, so what a second call does is the same for each. */
  sampleOffset: number
}

/** One answer for all records that wait for one. */
export function AnswerAll(props: AnswerAllProps) {
  const [isOpen, all] = useDisclosure(false)
  return (
    <>
      <Button variant="default" size="xs" onClick={all.open}>
        Answer for all
      </Button>
      {isOpen && <AnswerAllPanel {...props} onClose={all.close} />}
    </>
  )
}

function AnswerAllPanel({ destinationId, sampleOffset, onClose }: AnswerAllProps & { onClose: () => void }) {
  useReturnFocus()
  const query = useQuery(unknownRecordQuery(destinationId, sampleOffset))
  return (
    <SidePanel opened onClose={onClose} title="Did they arrive?">
      <Stack>
        <Text size="sm">
          One answer for every record that waits for one now. If some arrived and others did not, answer for
          each by itself.
        </Text>
        {query.isPending && <Skeleton height={36} />}
        {query.error && <LoadError sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />}
        {query.data && !query.error && (
          <AnswerButtons
            destinationId={destinationId}
            records={{ all: true }}
            about="all of them"
            effect={query.data.effect}
            onAnswered={onClose}
          />
        )}
      </Stack>
    </SidePanel>
  )
}
