import { Alert, Button, Group } from '@mantine/core'
import { sentenceOf } from '../../../api/api-error.ts'
import { Notice } from '../notice.tsx'
import { AnswerView } from './answer-view.tsx'
import type { SendTest } from './use-send-test.ts'

/** What became of the last press. */
export function AnswerPanel({ test: { state, askAgain } }: { test: SendTest }) {
  switch (state.state) {
    case 'idle':
    case 'sending':
      return null
    case 'answered':
      return <AnswerView call={state.call} offsets={state.offsets} isNew />
    case 'refused':
      return (
        <Alert role="alert" color="red" variant="light" radius={0} title="Not sent">
          {sentenceOf(state.error)}
        </Alert>
      )
    case 'lost':
      return (
        <Notice role="alert" title="No answer from Ferry">
          {state.sentence} The test may have been sent. Asking again gives you its answer and never sends it
          twice.
          <Group mt="xs">
            <Button size="xs" variant="default" onClick={askAgain}>
              Ask again
            </Button>
          </Group>
        </Notice>
      )
    default:
      return state satisfies never
  }
}
