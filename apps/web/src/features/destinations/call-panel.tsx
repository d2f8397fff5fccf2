import type { CallDetail } from '@ferry/contract'
import { Code, Skeleton, Stack, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { sentenceOf } from '../../api/api-error.ts'
import { callQuery } from '../../api/destinations.ts'
import { BodyView } from '../../ui/body-view.tsx'
import { HeaderList } from '../../ui/header-list.tsx'
import { LoadError } from '../../ui/load-error.tsx'
import { bytes, count } from '../../ui/numbers.ts'
import { SidePanel } from '../../ui/side-panel.tsx'
import { CallOutcome } from './call-outcome.tsx'

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
        <Tabs.List mb="sm">
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

const AnswerView = ({ answer }: Pick<CallDetail, 'answer'>) => (
  <Stack gap="sm">
    {answer.status === null && (
      <Text size="sm">There was no whole answer ({answer.error ?? 'unknown reason'}).</Text>
    )}
    {answer.body !== null && <BodyView label="Answer body" text={answer.body} />}
    {answer.bodyCut && <Text size="sm">The answer was longer; only its beginning was kept.</Text>}
    <HeaderList headers={answer.headers} />
  </Stack>
)

const RequestView = ({ request }: Pick<CallDetail, 'request'>) => (
  <Stack gap="sm">
    <Text size="sm" {...(request.matches ? { c: 'dimmed' } : { fw: 600 })}>
      {request.matches
        ? 'Made again from setup and records; its SHA-256 is that of the bytes that were sent.'
        : 'Made again from setup and records, but its SHA-256 is not that of the bytes that were sent.'}
    </Text>
    {request.body === null ? (
      <Text size="sm">It has no body.</Text>
    ) : (
      <BodyView label="Body sent" text={request.body} />
    )}
    <HeaderList headers={request.headers} />
  </Stack>
)
