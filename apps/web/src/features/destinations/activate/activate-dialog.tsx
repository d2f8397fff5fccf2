import { activateDestination, type Destination } from '@ferry/contract'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, sentenceOf } from '../../../api/api-error.ts'
import { preflightQuery, startCountQuery } from '../../../api/destinations.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { useDestinationAction } from '../use-destination-action.ts'
import { ActivateSummary } from './activate-summary.tsx'
import { activationSentence, type Start, sentAsTestSentence } from './activation-sentence.ts'
import { PreflightList } from './preflight-list.tsx'
import { StartChoice } from './start-choice.tsx'

interface ActivateDialogProps {
  destination: Destination
  onClose: () => void
}

/** Before anything is sent: what goes where, what to look at first, and one sentence that says what will be sent. */
export function ActivateDialog({ destination, onClose }: ActivateDialogProps) {
  const [start, setStart] = useState<Start>('waiting')
  const [since, setSince] = useState('')
  const [isTried, setTried] = useState(false)
  const sinceError = start === 'date' && isTried && since === '' ? 'Say from when on.' : null
  const activate = useDestinationAction(destination.id, activateDestination, onClose)
  const isDated = start === 'date' && since !== ''
  const startCount = useQuery({
    ...startCountQuery(destination.id, isDated ? new Date(since).toISOString() : ''),
    enabled: isDated,
  })
  const preflight = useQuery(preflightQuery(destination.id))
  useReturnFocus()
  const isFirst = destination.status === 'inactive'
  return (
    <Modal opened onClose={onClose} title={`Activate ${destination.name}`} size="lg" centered>
      <Stack>
        <ActivateSummary destination={destination} />
        <PreflightList destinationId={destination.id} preflight={preflight} />
        {isFirst && destination.progress.waiting > 0 && (
          <StartChoice start={start} onStart={setStart} since={since} onSince={setSince} error={sinceError} />
        )}
        <div>
          <Text fw={600} aria-live="polite">
            {activationSentence(destination.progress, start, isDated ? (startCount.data ?? null) : null)}
          </Text>
          <Text size="sm" c="dimmed">
            {isFirst &&
              start === 'waiting' &&
              preflight.data &&
              sentAsTestSentence(preflight.data.sentAsTest)}{' '}
            You can pause at any time.
          </Text>
        </div>
        {activate.error && (
          <Failure
            sentence={sentenceOf(activate.error)}
            places={
              activate.error instanceof ApiError ? activate.error.places.map(({ message }) => message) : []
            }
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Not yet
          </Button>
          <Button
            data-autofocus
            loading={activate.isPending}
            onClick={() => {
              setTried(true)
              if (!isFirst) return activate.mutate({})
              if (start !== 'date') return activate.mutate({ start })
              if (since !== '') activate.mutate({ start: new Date(since).toISOString() })
            }}
          >
            Activate
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
