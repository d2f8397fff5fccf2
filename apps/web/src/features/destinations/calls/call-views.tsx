import type { CallDetail } from '@ferry/contract'
import { Stack, Text } from '@mantine/core'
import { BodyView } from '../../../ui/body-view.tsx'
import { HeaderList } from '../../../ui/header-list.tsx'

/** Lago's answer to a call, word for word. */
export const AnswerView = ({ answer }: Pick<CallDetail, 'answer'>) => (
  <Stack gap="sm">
    {answer.status === null ? (
      <Text size="sm">There was no whole answer ({answer.error ?? 'unknown reason'}).</Text>
    ) : (
      <Text size="sm" c="dimmed">
        Status {answer.status}
      </Text>
    )}
    {answer.body !== null && <BodyView label="Answer body" text={answer.body} />}
    {answer.bodyCut && <Text size="sm">The answer was longer; only its beginning was kept.</Text>}
    <HeaderList headers={answer.headers} />
  </Stack>
)

/** What a call sent. */
export const RequestView = ({ request }: Pick<CallDetail, 'request'>) => (
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
