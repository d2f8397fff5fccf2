import { Code, Skeleton, Stack, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../../api/api-error.ts'
import { callQuery } from '../../../api/destinations.ts'
import { LoadError } from '../../../ui/load-error.tsx'
import { bytes, count } from '../../../ui/numbers.ts'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { CallOutcome } from './call-outcome.tsx'
import { AnswerView, RequestView } from './call-views.tsx'

interface CallPanelProps {
  destinationId: string
  /** The call to show; null closes the panel. */
  callId: string | null
  onClose: () => void
}

/** One call: what was sent, what Lago answered, what that means. */
export const CallPanel = ({ destinationId, callId, onClose }: CallPanelProps) => (
  <SidePanel opened={callId !== null} onClose={onClose} title="Call" size={720}>
    {callId !== null && <CallView destinationId={destinationId} callId={callId} />}
  </SidePanel>
)

function CallView({ destinationId, callId }: { destinationId: string; callId: string }) {
  const query = useQuery(callQuery(destinationId, callId))
  if (query.isPending) return <Skeleton height={400} />
  if (query.error)
    return <LoadError sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
  const call = query.data
  return (
    <Stack>
      <div>
        <CallOutcome call={call} /> <Text span>{call.sentence}</Text>
      </div>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <Code>{call.method}</Code> <Code>{call.url}</Code>
      </Text>
      <Text size="sm" c="dimmed">
        Records {count(call.firstOffset + 1)} to {count(call.lastOffset + 1)} · {bytes(call.bodyBytes)} ·
        attempt {call.attempt} · {count(call.latencyMs)} ms
      </Text>
      <Tabs defaultValue="answer" keepMounted={false}>
        <Tabs.List mb="sm" aria-label="Parts of the call">
          <Tabs.Tab value="answer">Answer</Tabs.Tab>
          <Tabs.Tab value="request">Request</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="answer">
          <AnswerView answer={call.answer} />
        </Tabs.Panel>
        <Tabs.Panel value="request">
          <RequestView request={call.request} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}
