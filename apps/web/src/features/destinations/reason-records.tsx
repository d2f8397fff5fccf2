import type { SetAside, Unknown } from '@ferry/contract'
import { prettyJson } from '@ferry/core'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { CodeBlock } from '../../ui/code-block.tsx'
import { count } from '../../ui/numbers.ts'
import { CallPanel } from './call-panel.tsx'

const step = 20

/** The records of one reason, a few at a time, each with its own JSON and the call that brought the reason. */
export function ReasonRecords({
  destinationId,
  items,
}: {
  destinationId: string
  items: readonly (SetAside | Unknown)[]
}) {
  const [shown, setShown] = useState(step)
  const [callId, setCallId] = useState<string | null>(null)
  return (
    <Stack>
      {items.slice(0, shown).map((item) => (
        <div key={item.offset}>
          <Group justify="space-between" mb={4}>
            <Text size="sm" fw={600}>
              Record {count(item.offset + 1)}
            </Text>
            <Text size="sm" c="dimmed">
              {about(item)}
            </Text>
          </Group>
          <CodeBlock label={`Record ${item.offset + 1}`} text={prettyJson(item.text)} />
          {item.callId !== null && (
            <Button variant="subtle" size="compact-sm" mt={4} onClick={() => setCallId(item.callId)}>
              Show the call
            </Button>
          )}
        </div>
      ))}
      {shown < items.length && (
        <Button variant="default" onClick={() => setShown(shown + step)}>
          Show {count(Math.min(step, items.length - shown))} more
        </Button>
      )}
      <CallPanel destinationId={destinationId} callId={callId} onClose={() => setCallId(null)} />
    </Stack>
  )
}

/** `Field timestamp · invalid_format · Lago's status 422`, as far as it is known. */
const about = (item: SetAside | Unknown) =>
  'code' in item
    ? [
        item.field && `Field ${item.field}`,
        item.code,
        item.status === null ? 'not sent' : `Lago answered ${item.status}`,
      ]
        .filter(Boolean)
        .join(' · ')
    : ''
