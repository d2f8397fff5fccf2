import { Button } from '@mantine/core'
import { useState } from 'react'
import { count } from '../../../ui/numbers.ts'
import { type Reason, recordWords } from './by-reason.ts'
import styles from './problem-list.module.css'

const few = 8

/** Which records, which field, why; long lists open on request. */
export function ReasonList({ reasons, label }: { reasons: readonly Reason[]; label: string }) {
  const [isWhole, setWhole] = useState(false)
  const listed = isWhole ? reasons : reasons.slice(0, few)
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {listed.map(({ records, field, sentence }) => (
          <li key={`${field} ${sentence}`}>
            {recordWords(records)}
            {field !== null && (
              <>
                {' '}
                → <code>{field}</code>
              </>
            )}
            : {sentence}
          </li>
        ))}
      </ul>
      {listed.length < reasons.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
          Show all {count(reasons.length)}
        </Button>
      )}
    </>
  )
}
