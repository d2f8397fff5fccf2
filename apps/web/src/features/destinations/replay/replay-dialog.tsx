import { type Destination, type NewReplay, replayRecords } from '@ferry/contract'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, sentenceOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { chosenRange, type RangeForm } from './chosen-range.ts'
import { ConfirmReplay } from './confirm-replay.tsx'
import { RangeFields } from './range-fields.tsx'

interface ReplayDialogProps {
  destination: Destination
  onClose: () => void
}

/** Delivered records to send again: which, then what that does to the bill, then the confirmation. Mounted, it is open. */
export function ReplayDialog({ destination, onClose }: ReplayDialogProps) {
  const [stated, setStated] = useState<{ records: NewReplay['records']; effect: string } | null>(null)
  const [form, setForm] = useState<RangeForm>({
    by: 'number',
    first: 1,
    last: destination.progress.total,
    since: '',
    until: '',
  })
  useReturnFocus()
  if (stated) {
    const back = () => setStated(null)
    return <ConfirmReplay destinationId={destination.id} {...stated} onBack={back} onClose={onClose} />
  }
  return (
    <Modal opened onClose={onClose} title="Send delivered records again" size="lg" centered>
      <ChooseRange
        destination={destination}
        form={form}
        onChange={setForm}
        onStated={setStated}
        onClose={onClose}
      />
    </Modal>
  )
}

interface ChooseRangeProps extends ReplayDialogProps {
  form: RangeForm
  onChange: (form: RangeForm) => void
  onStated: (stated: { records: NewReplay['records']; effect: string }) => void
}

function ChooseRange({ destination: { id, progress }, form, onChange, onStated, onClose }: ChooseRangeProps) {
  const [wrong, setWrong] = useState<string | null>(null)
  const ask = useMutation({ mutationFn: (records: NewReplay['records']) => effectOf(id, records) })
  const next = () => {
    const range = chosenRange(form, progress.total)
    setWrong(range.ok ? null : range.sentence)
    if (range.ok) {
      const { records } = range
      ask.mutate(records, { onSuccess: (effect) => onStated({ records, effect }) })
    }
  }
  return (
    <Stack>
      <Text size="sm">
        Only records that were delivered go out again, as a run with counts of its own. You see what it does
        to the bill before anything is sent.
      </Text>
      <RangeFields form={form} onChange={onChange} />
      {wrong !== null && <Failure sentence={wrong} />}
      {wrong === null && ask.error && <Failure sentence={sentenceOf(ask.error)} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Not now
        </Button>
        <Button loading={ask.isPending} onClick={next}>
          See what it does to the bill
        </Button>
      </Group>
    </Stack>
  )
}

/** What the server says a replay would do. It does nothing while it is not confirmed, and refuses with the effect. */
const effectOf = async (id: string, records: NewReplay['records']): Promise<string> => {
  try {
    await call(replayRecords, { params: { id }, body: { records, confirmed: false } })
  } catch (error) {
    if (error instanceof ApiError && error.code === 'confirmation_required') return error.message
    throw error
  }
  throw new ApiError(
    'unreadable',
    'Ferry began a replay that nobody has confirmed. Look at its list of replays.',
  )
}
