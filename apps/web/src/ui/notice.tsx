import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Meaning } from './meaning-pill.tsx'
import styles from './notice.module.css'

const icons: Record<Meaning, typeof IconInfoCircle> = {
  delivered: IconCircleCheck,
  checking: IconInfoCircle,
  attention: IconAlertTriangle,
  refused: IconCircleX,
  acting: IconInfoCircle,
  quiet: IconInfoCircle,
}

interface NoticeProps {
  meaning: Meaning
  /** `alert` is announced at once, `status` when the reader pauses; none for what stood there from the start. */
  role?: 'alert' | 'status'
  title?: string
  children: ReactNode
}

/** A few sentences that must not be missed. */
export function Notice({ meaning, role, title, children }: NoticeProps) {
  const Icon = icons[meaning]
  return (
    <div className={styles.notice} data-meaning={meaning} role={role}>
      <Icon className={styles.icon} size={20} stroke={1.8} aria-hidden />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  )
}
