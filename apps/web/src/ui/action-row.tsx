import type { ReactNode } from 'react'
import styles from './action-row.module.css'

/** Things of a card, a line each. */
export const ActionRows = ({ label, children }: { label?: string; children: ReactNode }) => (
  <ul className={styles.list} aria-label={label}>
    {children}
  </ul>
)

interface ActionRowProps {
  /** A button at the right. */
  action?: ReactNode
  children: ReactNode
}

/** One line: what is known of a thing, and what can be done with it. */
export const ActionRow = ({ action, children }: ActionRowProps) => (
  <li className={styles.row}>
    <div className={styles.words}>{children}</div>
    {action}
  </li>
)
