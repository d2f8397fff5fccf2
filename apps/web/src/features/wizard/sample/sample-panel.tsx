import { Card, SegmentedControl, Title } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PendingTest } from '../test/pending-test.tsx'
import { TestHistory } from '../test/test-history.tsx'
import { OwnRecords } from './own-records.tsx'
import { PreviewAnnouncer } from './preview-announcer.tsx'
import { useSample, useShownPreview } from './preview-context.tsx'
import { PreviewCount } from './preview-count.tsx'
import { ProblemList } from './problem-list.tsx'
import { ProblemRecords } from './problem-records.tsx'
import { RecordPicker } from './record-picker.tsx'
import { RequestList } from './request-list.tsx'
import styles from './sample-panel.module.css'
import { StaleNote } from './stale-note.tsx'

export type PanelMode = 'preview' | 'test'

/**
 * Sample Payload: the requests the present settings make of the first records, by the code that delivers. The frame reads
 * no preview, so that a keystroke draws only the parts inside it that do.
 */
export function SamplePanel() {
  const { records } = useSample()
  const [mode, setMode] = useState<PanelMode>('preview')
  const [isProblemsOnly, setProblemsOnly] = useState(false)
  return (
    <section className={styles.section} aria-labelledby="sample-payload">
      <Card className={styles.panel}>
        <header className={styles.head}>
          <div className={styles.words}>
            <Title order={2} id="sample-payload">
              Sample Payload
            </Title>
            <PreviewCount />
          </div>
          <SegmentedControl
            size="xs"
            aria-label="Preview or test"
            value={mode}
            onChange={(value) => setMode(value === 'test' ? 'test' : 'preview')}
            data={[
              { value: 'preview', label: 'Preview' },
              { value: 'test', label: 'Test' },
            ]}
          />
        </header>
        {records.length > 0 && (
          <RecordPicker isProblemsOnly={isProblemsOnly} onProblemsOnly={setProblemsOnly} />
        )}
        <StaleNote />
        <PreviewAnnouncer />
        <div className={styles.scroll}>
          {mode === 'test' && <PendingTest />}
          {records.length === 0 ? (
            <EmptyState title="No sample records yet.">
              <span>Paste a record or generate one from the schema.</span>
              <OwnRecords size="sm" />
            </EmptyState>
          ) : (
            <Sample mode={mode} isProblemsOnly={isProblemsOnly} />
          )}
          {mode === 'test' && <TestHistory />}
        </div>
        <footer className={styles.foot}>
          {mode === 'preview'
            ? 'Raw shows the exact bytes Lago will receive. The API key is added by the server.'
            : 'A real call with the unsaved settings. Edits count for the test only.'}
        </footer>
      </Card>
    </section>
  )
}

interface SampleProps {
  mode: PanelMode
  isProblemsOnly: boolean
}

function Sample({ mode, isProblemsOnly }: SampleProps) {
  const { shown } = useShownPreview()
  if (!shown) return null
  return isProblemsOnly ? (
    <ProblemRecords made={shown} />
  ) : (
    <>
      <RequestList made={shown} mode={mode} />
      <ProblemList problems={shown.plan.problems} />
    </>
  )
}
