import type { ReactNode } from 'react'
import styles from './page-body.module.css'

/** The page below its header: one column with even gaps. */
export const PageBody = ({ children }: { children: ReactNode }) => (
  <div className={styles.body}>{children}</div>
)
