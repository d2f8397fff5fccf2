import type { CallOfRecord } from '@ferry/contract'
import { Code, Stack, Text } from '@mantine/core'
import { count } from '../../../ui/numbers.ts'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import { AnswerView, RequestView } from '../calls/call-views.tsx'

/** Which call a record went with, and when. */
const CallHead = ({ call }: { call: CallOfRecord }) => (
  <div>
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      <Code>{call.method}</Code> <Code>{call.url}</Code>
    </Text>
    <Text size="sm" c="dimmed">
      Sent <TimeAgo at={call.sentAt} />
      {call.recordCount > 1 &&
        ` · this record was ${count(call.position + 1)} of ${count(call.recordCount)} in the request`}
    </Text>
  </div>
)

/** The request that carried a record, as it was sent. */
export const SentRequest = ({ call }: { call: CallOfRecord }) => (
  <Stack gap="sm">
    <CallHead call={call} />
    <RequestView request={call.request} />
  </Stack>
)

/** What Lago answered to it. */
export const ItsAnswer = ({ call }: { call: CallOfRecord }) => (
  <Stack gap="sm">
    <CallHead call={call} />
    <AnswerView answer={call.answer} />
  </Stack>
)
