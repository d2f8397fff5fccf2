import { Anchor, Text } from '@mantine/core'
import { type Reason, setAsideHref } from '../../../api/attention.ts'

/** Links that download set-aside records: those of one reason, or all. */
export const AsideExport = ({ destinationId, reason }: { destinationId: string; reason?: Reason }) => (
  <Text size="sm">
    Export{' '}
    <Anchor inherit href={setAsideHref(destinationId, 'ndjson', reason)} download underline="always">
      NDJSON
    </Anchor>{' '}
    ·{' '}
    <Anchor inherit href={setAsideHref(destinationId, 'csv', reason)} download underline="always">
      CSV
    </Anchor>
  </Text>
)
