import { Button, Group } from '@mantine/core'
import { Notice } from '../../../ui/notice.tsx'
import { AnswerView } from './answer-view.tsx'
import { RefusedNote } from './refused-note.tsx'
import styles from './test-request.module.css'
import type { PayloadEdit } from './use-payload-edit.ts'
import type { SendTest } from './use-send-test.ts'

/** What became of the last press. */
export function AnswerPanel({
  test: { state, askAgain, press },
  edit,
}: {
  test: SendTest
  edit: PayloadEdit
}) {
  switch (state.state) {
    case 'idle':
    case 'sending':
      return null
    case 'answered':
      return (
        <AnswerView
          key={state.call.id}
          isNew
          call={state.call}
          offsets={state.offsets}
          pressedAt={state.pressedAt}
          actions={{ sendAgain: press, useNewId: edit.eventForm === null ? null : edit.useNewId }}
        />
      )
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
