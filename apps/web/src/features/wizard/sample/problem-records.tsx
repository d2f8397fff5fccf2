import { Button, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { count } from '../../../ui/numbers.ts'
import { type MadePreview, useSample } from './preview-context.tsx'
import styles from './record-list.module.css'
import { RecordName } from './record-name.tsx'

const few = 20

/** The records that would be set aside, each with its own text and what is wrong with it. */
export function ProblemRecords({ made }: { made: MadePreview }) {
  const { records } = useSample()
  const [isWhole, setWhole] = useState(false)
  const { problems } = made.plan
  const faulty = useMemo(() => {
    const offsets = new Set(problems.map(({ offset }) => offset))
    return records.filter(({ offset }) => offsets.has(offset))
  }, [problems, records])
  if (faulty.length === 0) {
    return (
      <Text p="md" c="dimmed">
        Every record of this sample can be sent.
      </Text>
    )
  }
  return (
    <>
      <ol className={styles.whole} aria-label="Problem records">
        {(isWhole ? faulty : faulty.slice(0, few)).map(({ offset, text }) => (
          <li key={offset}>
            <RecordName offset={offset} />
            <ul className={styles.reasons}>
              {problems
                .filter((problem) => problem.offset === offset)
                .map(({ field, sentence }) => (
                  <li key={`${field} ${sentence}`}>
                    <code>{field}</code>: {sentence}
                  </li>
                ))}
            </ul>
            <code className={styles.text}>{text}</code>
          </li>
        ))}
      </ol>
      {!isWhole && faulty.length > few && (
        <Button m="xs" size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
          Show all {count(faulty.length)} records
        </Button>
      )}
    </>
  )
}
