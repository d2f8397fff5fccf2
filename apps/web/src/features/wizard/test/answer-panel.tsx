import { Button, Group } from '@mantine/core'
import { Notice } from '../../../ui/notice.tsx'
import { AnswerView } from './answer-view.tsx'
import { RefusedNote } from './refused-note.tsx'
import styles from './test-request.module.css'
import type { SendTest } from './use-send-test.ts'

/** What became of the last press. */
export function AnswerPanel({ test: { state, askAgain, press } }: { test: SendTest }) {
  switch (state.state) {
    case 'idle':
    case 'sending':
      return null
    case 'answered':
      return <AnswerView call={state.call} offsets={state.offsets} sendAgain={press} />
    case 'refused':
      return (
        <div className={styles.notice}>
          <RefusedNote error={state.error} sendAnyway={press} />
        </div>
      )
    case 'lost':
      return (
        <div className={styles.notice}>
          <Notice meaning="attention" role="alert" title={state.title}>
            {state.sentence} The test may have been sent. Asking again gives you its answer and never sends it
            twice.
            <Group mt="xs">
              <Button size="xs" variant="default" onClick={askAgain}>
                Ask again
              </Button>
            </Group>
          </Notice>
        </div>
      )
    default:
      return state satisfies never
  }
}
