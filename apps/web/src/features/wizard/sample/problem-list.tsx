import type { PlanProblem } from '@ferry/core'
import { Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { counted } from '../../../ui/numbers.ts'
import { byReason } from './by-reason.ts'
import styles from './problem-list.module.css'
import { ReasonList } from './reason-list.tsx'
import { recordNumber } from './sample-source.ts'

/** Records of the sample that would be set aside instead of sent, with the reason. */
export function ProblemList({ problems }: { problems: readonly PlanProblem[] }) {
  if (problems.length === 0) return null
  const records = new Set(problems.map(({ offset }) => offset)).size
  const findings = problems.map(({ offset, field, sentence }) => ({
    record: recordNumber(offset ?? 0),
    field,
    sentence,
  }))
  return (
    <div className={styles.problems}>
      <Title order={3} className={styles.title}>
        <IconAlertTriangle size={16} aria-hidden /> {counted(records, 'record')} would be set aside, not sent
      </Title>
      <ReasonList reasons={byReason(findings)} label="Problems by record" />
    </div>
  )
}
