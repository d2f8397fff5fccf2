import type { Progress } from '@ferry/contract'
import { Card } from '@mantine/core'
import { count } from '../../ui/numbers.ts'
import styles from './flow-strip.module.css'
import { progressParts } from './progress-parts.ts'

/** Where the records are, count by count; `Received` is the sum of all the others. */
export const FlowStrip = ({ progress }: { progress: Progress }) => (
  <Card component="section" aria-label="Counts" padding={0}>
    <dl className={styles.strip}>
      <div className={styles.part}>
        <dt>Received</dt>
        <dd className={styles.count}>{count(progress.total)}</dd>
        <dd className={styles.hint}>records of the Nexset</dd>
      </div>
      {progressParts.map(({ key, label, hint, meaning }) => (
        <div key={key} className={styles.part}>
          <dt>{label}</dt>
          <dd className={styles.count} data-meaning={progress[key] > 0 ? meaning : 'none'}>
            {count(progress[key])}
          </dd>
          <dd className={styles.hint}>{hint}</dd>
        </div>
      ))}
    </dl>
  </Card>
)
