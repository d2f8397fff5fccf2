import type { UnknownDetail } from '@ferry/contract'
import { Code, List } from '@mantine/core'
import { exactTime } from '../../../ui/time-ago.tsx'

/** When it was sent, what came back, and what a look-up found. */
export const QuestionFacts = ({ question: { call, at, lookUp } }: { question: UnknownDetail }) => (
  <List size="sm" spacing={4}>
    {call ? (
      <List.Item style={{ overflowWrap: 'anywhere' }}>
        <b>Sent</b> on {exactTime(call.sentAt)} to <Code>{call.method}</Code> <Code>{call.url}</Code>
      </List.Item>
    ) : (
      <List.Item>
        <b>Sent</b> by something else than this delivery (a test, perhaps); noticed on {exactTime(at)}
      </List.Item>
    )}
    {call && (
      <List.Item>
        <b>Answer</b> {answerIn(call.answer)}
      </List.Item>
    )}
    <List.Item>
      <b>Looked up</b> {lookUp ?? 'Ferry has not looked for it in Lago. Look there before you answer.'}
    </List.Item>
  </List>
)

const answerIn = ({ status, error }: NonNullable<UnknownDetail['call']>['answer']) =>
  status === null
    ? `There was no whole answer (${error ?? 'unknown reason'}), so Lago may have counted it.`
    : `Lago answered ${status}, and may have counted it all the same.`
