import type { ReactNode } from 'react'
import styles from './meaning-pill.module.css'

/** What a colour says. Green arrived, violet is being checked, amber needs a look, red was refused. */
export type Meaning = 'delivered' | 'checking' | 'attention' | 'refused' | 'acting' | 'quiet'

interface MeaningPillProps {
  meaning: Meaning
  /** The word beside the colour; never leave it out. */
  children: ReactNode
}

/** A short state as coloured word with a dot. */
export const MeaningPill = ({ meaning, children }: MeaningPillProps) => (
  <span className={styles.pill} data-meaning={meaning}>
    <span className={styles.dot} aria-hidden />
    {children}
  </span>
)
