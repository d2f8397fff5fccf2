import type { PlanProblem } from '@ferry/core'
import { Button, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { count, counted } from '../../../ui/numbers.ts'
import styles from './problem-list.module.css'

const few = 8

/** Records of the sample that would be set aside instead of sent, with the reason. */
export function ProblemList({ problems }: { problems: readonly PlanProblem[] }) {
  const [isWhole, setWhole] = useState(false)
  if (problems.length === 0) return null
  const records = new Set(problems.map(({ offset }) => offset)).size
  const listed = isWhole ? problems : problems.slice(0, few)
  return (
    <div className={styles.problems}>
      <Title order={3} className={styles.title}>
        <IconAlertTriangle size={16} aria-hidden /> {counted(records, 'record')} would be set aside, not sent
      </Title>
      <ul className={styles.list} aria-label="Problems by record">
        {listed.map(({ offset, field, code, sentence }, index) => (
          <li key={`${offset} ${field} ${code} ${index}`}>
            Record {count((offset ?? 0) + 1)} → <code>{field}</code>: {sentence}
          </li>
        ))}
      </ul>
      {listed.length < problems.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
          Show all {count(problems.length)}
        </Button>
      )}
    </div>
  )
}
