import { Radio, Stack, TextInput } from '@mantine/core'
import { browserZone } from '../../../ui/browser-zone.ts'
import type { Start } from './activation-sentence.ts'

interface StartChoiceProps {
  start: Start
  onStart: (start: Start) => void
  /** Of a field for date and time, in the zone of the browser; empty while none is chosen. */
  since: string
  onSince: (since: string) => void
  error: string | null
}

/** Where the first activation starts. */
export const StartChoice = ({ start, onStart, since, onSince, error }: StartChoiceProps) => (
  <Radio.Group label="Records to send" value={start} onChange={(value) => onStart(value)}>
    <Stack gap="xs" mt={6}>
      <Radio value="waiting" label="Include the waiting records" />
      <Radio value="now" label="From now on only" />
      <Radio value="date" label="From a date on" />
      {start === 'date' && (
        <TextInput
          type="datetime-local"
          label="Received since"
          description={`In ${browserZone()}. It goes by when Ferry received a record, not by the times inside of it.`}
          ml={28}
          value={since}
          onChange={(event) => onSince(event.currentTarget.value)}
          error={error}
        />
      )}
    </Stack>
  </Radio.Group>
)
