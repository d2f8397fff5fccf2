import { activateDestination, type Destination } from '@ferry/contract'
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ApiError, sentenceOf } from '../../api/api-error.ts'
import { Failure } from '../../ui/failure.tsx'
import { useReturnFocus } from '../../ui/use-return-focus.ts'
import { activationSentence, type Start } from './activation-sentence.ts'
import { useDestinationAction } from './use-destination-action.ts'

interface ActivateDialogProps {
  destination: Destination
  onClose: () => void
}

/** Asks before anything is sent, in one sentence that says what will be. */
export function ActivateDialog({ destination, onClose }: ActivateDialogProps) {
  const [start, setStart] = useState<Start>('waiting')
  const activate = useDestinationAction(destination.id, activateDestination, onClose)
  useReturnFocus()
  const isFirst = destination.status === 'inactive'
  return (
    <Modal opened onClose={onClose} title={`Activate ${destination.name}`} centered>
      <Stack>
        {isFirst && destination.progress.waiting > 0 && (
          <Radio.Group label="Records to send" value={start} onChange={(value) => setStart(value)}>
            <Stack gap="xs" mt={6}>
              <Radio value="waiting" label="Include the waiting records" />
              <Radio value="now" label="From now on only" />
            </Stack>
          </Radio.Group>
        )}
        <Text fw={600} aria-live="polite">
          {activationSentence(destination.progress, start)}
        </Text>
        <Text size="sm" c="dimmed">
          They go to {destination.credential.name}, {new URL(destination.credential.baseUrl).host}. You can
          pause at any time.
        </Text>
        {activate.error && (
          <Failure
            sentence={sentenceOf(activate.error)}
            places={
              activate.error instanceof ApiError ? activate.error.places.map(({ message }) => message) : []
            }
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" onClick={onClose}>
            Not yet
          </Button>
          <Button
            data-autofocus
            loading={activate.isPending}
            onClick={() => activate.mutate(isFirst ? { start } : {})}
          >
            Activate
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
