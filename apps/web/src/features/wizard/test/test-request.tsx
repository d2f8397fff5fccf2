import type { DestinationConfig, PlannedRequest } from '@ferry/core'
import { Loader, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { AnswerPanel } from './answer-panel.tsx'
import { ConfirmSend } from './confirm-send.tsx'
import { EditNotes } from './edit-notes.tsx'
import { SendBar } from './send-bar.tsx'
import styles from './test-request.module.css'
import { usePayloadEdit } from './use-payload-edit.ts'
import { useSendTest } from './use-send-test.ts'

const PayloadEditor = lazy(() => import('./payload-editor.tsx').then((m) => ({ default: m.PayloadEditor })))

interface TestRequestProps {
  request: PlannedRequest
  /** The config the request was made with. */
  config: DestinationConfig
}

/** One payload under test: send it as it is, or edit it first. */
export function TestRequest({ request, config }: TestRequestProps) {
  const edit = usePayloadEdit(request)
  const test = useSendTest(request, config, edit)
  useHotkeys([['mod+Enter', test.press]], [], true)
  return (
    <div className={styles.test}>
      <SendBar
        risk={test.risk}
        state={test.state}
        isEdited={edit.isEdited}
        onSend={test.press}
        onReset={edit.reset}
        onStop={test.stopWaiting}
      />
      <EditNotes edit={edit} complaint={test.complaint} />
      <AnswerPanel test={test} />
      {request.body === null ? (
        <Text p="sm" size="sm" c="dimmed">
          This request has no body to edit.
        </Text>
      ) : (
        <Suspense fallback={<Loader size="sm" m="md" aria-label="Loading the editor" />}>
          <PayloadEditor
            text={edit.text}
            eventForm={edit.eventForm}
            testNumber={edit.testNumber}
            isEdited={edit.isEdited}
            onChange={edit.change}
          />
        </Suspense>
      )}
      <ConfirmSend effect={test.asking} onConfirm={test.confirm} onCancel={test.cancel} />
    </div>
  )
}
