import type { DestinationConfig, PlannedRequest } from '@ferry/core'
import { Loader, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { lazy, Suspense, useState } from 'react'
import { useChoices } from '../use-choices.ts'
import { AnswerPanel } from './answer-panel.tsx'
import { ConfirmSend } from './confirm-send.tsx'
import { EditNotes } from './edit-notes.tsx'
import { EstimateNote, ValidateNote } from './levels.tsx'
import { PayloadHead } from './payload-head.tsx'
import { type Level, SendBar } from './send-bar.tsx'
import styles from './test-request.module.css'
import { canEstimate } from './use-estimate.ts'
import { usePayloadEdit } from './use-payload-edit.ts'
import { useSendTest } from './use-send-test.ts'

const PayloadEditor = lazy(() => import('./payload-editor.tsx').then((m) => ({ default: m.PayloadEditor })))

interface TestRequestProps {
  request: PlannedRequest
  /** The config the request was made with. */
  config: DestinationConfig
}

/** One payload under test: check it, send it as it is, or edit it first. */
export function TestRequest({ request, config }: TestRequestProps) {
  const { credential } = useChoices()
  const edit = usePayloadEdit(request)
  const test = useSendTest(request, config, edit)
  const [level, setLevel] = useState<Level | null>(null)
  const press = () => {
    setLevel(null)
    test.press()
  }
  useHotkeys([['mod+Enter', press]], [], true)
  const { shown } = test
  return (
    <div className={styles.test}>
      <SendBar test={{ ...test, press }} canEstimate={canEstimate(shown)} onLevel={setLevel} />
      <EditNotes edit={edit} complaint={test.complaint} />
      {level !== null && (
        <div className={styles.notice}>
          {edit.result.ok ? (
            level === 'validate' ? (
              <ValidateNote request={shown} />
            ) : (
              <EstimateNote request={shown} credentialId={credential?.id ?? ''} />
            )
          ) : (
            <Text size="sm" role="alert">
              {edit.result.sentence} No call was made.
            </Text>
          )}
        </div>
      )}
      <AnswerPanel test={{ ...test, press }} edit={edit} />
      <PayloadHead edit={edit} />
      {request.body === null ? (
        <Text p="sm" size="sm" c="dimmed">
          This request has no body to edit.
        </Text>
      ) : (
        <Suspense fallback={<Loader size="sm" m="md" aria-label="Loading the editor" />}>
          <PayloadEditor request={request} edit={edit} />
        </Suspense>
      )}
      <ConfirmSend effect={test.asking} onConfirm={test.confirm} onCancel={test.cancel} />
    </div>
  )
}
