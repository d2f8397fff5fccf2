import type { Progress } from '@ferry/contract'
import { Card, UnstyledButton } from '@mantine/core'
import { paths } from '../../paths.ts'
import { count } from '../../ui/numbers.ts'
import { TextLink } from '../../ui/text-link.tsx'
import styles from './flow-strip.module.css'
import { progressParts } from './progress-parts.ts'

/** Counts behind which there is something to open; records that wait or are in the air have nothing to show yet. */
export type OpenedCount = Exclude<keyof Progress, 'total' | 'waiting' | 'inFlight'>

interface FlowStripProps {
  progress: Progress
  nexsetId: string
  /** Shows what a count counts. */
  onOpen: (part: OpenedCount) => void
}

/** Where the records are, count by count, each with the way to what it counts; `Received` is the sum of all the others. */
export const FlowStrip = ({ progress, nexsetId, onOpen }: FlowStripProps) => (
  <Card component="section" aria-label="Counts" padding={0}>
    <dl className={styles.strip}>
      <div className={styles.part}>
        <dt>Received</dt>
        <dd className={styles.count}>
          <TextLink
            to={paths.nexset(nexsetId)}
            c="inherit"
            label={`${count(progress.total)} received: show the Nexset`}
          >
            {count(progress.total)}
          </TextLink>
        </dd>
        <dd className={styles.hint}>records of the Nexset</dd>
      </div>
      {progressParts.map(({ key, label, hint, meaning }) => (
        <div key={key} className={styles.part}>
          <dt>{label}</dt>
          <dd className={styles.count} data-meaning={progress[key] > 0 ? meaning : 'none'}>
            {progress[key] === 0 || key === 'waiting' || key === 'inFlight' ? (
              count(progress[key])
            ) : (
              <UnstyledButton
                className={styles.open}
                onClick={() => onOpen(key)}
                aria-label={`${count(progress[key])} ${label}: show them`}
              >
                {count(progress[key])}
              </UnstyledButton>
            )}
          </dd>
          <dd className={styles.hint}>{hint}</dd>
        </div>
      ))}
    </dl>
  </Card>
)
