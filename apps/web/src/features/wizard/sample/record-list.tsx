import type { PlannedRequest } from '@ferry/core'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { count } from '../../../ui/numbers.ts'
import { recordWords } from './by-reason.ts'
import { closedWords } from './closed-words.ts'
import { useSample } from './preview-context.tsx'
import styles from './record-list.module.css'
import { RecordName } from './record-name.tsx'
import { recordNumber } from './sample-source.ts'

const few = 20

/** The records of one request, in body order, each as its own JSON text, and why there are no more in it. */
export function RecordList({ request: { offsets, closed } }: { request: PlannedRequest }) {
  const { records } = useSample()
  const [isWhole, setWhole] = useState(false)
  const byOffset = new Map(records.map(({ offset, text }) => [offset, text]))
  const listed = isWhole ? offsets : offsets.slice(0, few)
  return (
    <>
      <Text size="sm" px={14} pt={10}>
        {recordWords(offsets.map(recordNumber))}. This request {closedWords[closed][0]}.
      </Text>
      <ol className={styles.list} aria-label="Records in this request" tabIndex={0}>
        {listed.map((offset) => (
          <li key={offset}>
            <RecordName offset={offset} />
            <code className={styles.text}>{byOffset.get(offset)}</code>
          </li>
        ))}
      </ol>
      {listed.length < offsets.length && (
        <Button m="xs" size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
          Show all {count(offsets.length)} records
        </Button>
      )}
    </>
  )
}
