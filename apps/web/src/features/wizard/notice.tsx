import type { ReactNode } from 'react'
import styles from './notice.module.css'

interface NoticeProps {
  title?: string
  /** `alert` when it is the answer to something the person did. */
  role?: 'alert' | 'status'
  children: ReactNode
}

/** Something to know before going on; nothing is broken. */
export const Notice = ({ title, role, children }: NoticeProps) => (
  <div className={styles.notice} {...(role && { role })}>
    {title !== undefined && <strong className={styles.title}>{title}</strong>}
    {children}
  </div>
)
