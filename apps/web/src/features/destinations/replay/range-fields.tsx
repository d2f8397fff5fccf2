import { Group, NumberInput, Radio, Stack, Text, TextInput } from '@mantine/core'
import { browserZone } from '../../../ui/browser-zone.ts'
import type { RangeForm } from './chosen-range.ts'

interface RangeFieldsProps {
  form: RangeForm
  onChange: (form: RangeForm) => void
}

const asNumber = (value: number | string) => (typeof value === 'number' ? value : ('' as const))

/** Which records: by number, or by when they came. */
export const RangeFields = ({ form, onChange }: RangeFieldsProps) => (
  <Stack gap="sm">
    <Radio.Group
      label="Records to send again"
      value={form.by}
      onChange={(by: string) => onChange({ ...form, by: by === 'time' ? 'time' : 'number' })}
    >
      <Group mt={6}>
        <Radio value="number" label="By number" />
        <Radio value="time" label="By when Ferry received them" />
      </Group>
    </Radio.Group>
    {form.by === 'number' ? (
      <Group grow>
        <NumberInput
          label="First record"
          min={1}
          clampBehavior="none"
          value={form.first}
          onChange={(first) => onChange({ ...form, first: asNumber(first) })}
        />
        <NumberInput
          label="Last record"
          min={1}
          clampBehavior="none"
          value={form.last}
          onChange={(last) => onChange({ ...form, last: asNumber(last) })}
        />
      </Group>
    ) : (
      <>
        <Group grow>
          <TextInput
            type="datetime-local"
            label="From"
            value={form.since}
            onChange={(event) => onChange({ ...form, since: event.currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            label="Until (may be left out)"
            value={form.until}
            onChange={(event) => onChange({ ...form, until: event.currentTarget.value })}
          />
        </Group>
        <Text size="sm" c="dimmed">
          Times of {browserZone()}.
        </Text>
      </>
    )}
  </Stack>
)
