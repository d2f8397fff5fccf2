import { Text } from '@mantine/core'
import { useMeters } from './use-meters.ts'

/** Fills in what the organization's metrics add up, and says in a quiet line when that is not known. */
export function MetersNote() {
  const unread = useMeters()
  return (
    <Text size="xs" c="dimmed" role="status">
      {unread}
    </Text>
  )
}
