import type { Progress } from '@ferry/contract'
import styles from './progress-bar.module.css'
import { arrived, barShares, progressSentence } from './progress-parts.ts'

/** The counts as one bar, in the colours of their meanings; the words stand in the strip of counts. */
export const ProgressBar = ({ progress, thin = false }: { progress: Progress; thin?: boolean }) => (
  <div
    className={styles.bar}
    data-thin={thin || undefined}
    role="progressbar"
    aria-label="Progress"
    aria-valuemin={0}
    aria-valuemax={Math.max(1, progress.total)}
    aria-valuenow={arrived(progress)}
    aria-valuetext={progressSentence(progress)}
  >
    {barShares(progress)
      .filter(({ part, share }) => share > 0 && part.key !== 'waiting')
      .map(({ part, share }) => (
        <span key={part.key} data-part={part.key} title={part.label} style={{ width: `${share * 100}%` }} />
      ))}
  </div>
)
