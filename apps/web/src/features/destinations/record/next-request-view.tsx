import type { NextRequest } from '@ferry/contract'
import { Code, List, Stack, Text } from '@mantine/core'
import { BodyView } from '../../../ui/body-view.tsx'
import { HeaderList } from '../../../ui/header-list.tsx'
import { Notice } from '../../../ui/notice.tsx'

/** What sending a record now would send, as it was last saved; or why it cannot be sent. */
export const NextRequestView = ({ next: { request, problems } }: { next: NextRequest }) => (
  <Stack gap="sm">
    {problems.length > 0 && (
      <Notice meaning="attention" title="As it is saved now, it would be set aside again, before it is sent.">
        <List size="sm">
          {problems.map(({ field, code, sentence }) => (
            <List.Item key={`${field} ${code}`}>{sentence}</List.Item>
          ))}
        </List>
      </Notice>
    )}
    {request && (
      <>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Code>{request.method}</Code> <Code>{request.url}</Code>
        </Text>
        {request.body === null ? (
          <Text size="sm">It has no body.</Text>
        ) : (
          <BodyView label="Body to send" text={request.body} />
        )}
        <HeaderList headers={request.headers} />
      </>
    )}
  </Stack>
)
