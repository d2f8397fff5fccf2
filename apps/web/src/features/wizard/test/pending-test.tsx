import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { Notice } from '../../../ui/notice.tsx'
import { useWizard } from '../wizard-context.tsx'
import { AnswerView } from './answer-view.tsx'
import { dropPress, readPress } from './pending-press.ts'
import { RefusedNote } from './refused-note.tsx'
import styles from './test-request.module.css'
import { useTestCall } from './use-test-call.ts'

/** A test that was under way when the page was left or reloaded: its answer can be asked for, without sending twice. */
export function PendingTest() {
  const { nexset } = useWizard()
  const [press, setPress] = useState(() => readPress(sessionStorage, nexset.id))
  const { state, resume } = useTestCall(nexset.id)
  if (!press) return null
  const forget = () => {
    dropPress(sessionStorage, nexset.id)
    setPress(null)
  }
  switch (state.state) {
    case 'answered':
      return <AnswerView call={state.call} offsets={state.offsets} isNew />
    case 'refused':
      return (
        <div className={styles.notice}>
          <RefusedNote error={state.error} />
        </div>
      )
    default:
      return (
        <div className={styles.notice}>
          <Notice meaning="checking" title="A test was under way when this page was left">
            It may have been sent. Asking for its answer never sends it twice.
            <Group mt="xs" gap="xs">
              <Button size="xs" loading={state.state === 'sending'} onClick={() => resume(press)}>
                Ask for its answer
              </Button>
              <Button size="xs" variant="default" onClick={forget}>
                Forget it
              </Button>
            </Group>
          </Notice>
        </div>
      )
  }
}
