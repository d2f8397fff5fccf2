import { Card } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import styles from './section-card.module.css'

interface SectionCardProps {
  title: string
  /** Right of the title. */
  aside?: ReactNode
  /** Of its title, where focus can be sent to. */
  titleId?: string
  children: ReactNode
}

/** A titled part of a page. Its content reaches the card's edges. */
export function SectionCard({ title, aside, titleId, children }: SectionCardProps) {
  const own = useId()
  const id = titleId ?? own
  return (
    <Card component="section" padding={0} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title} tabIndex={titleId === undefined ? undefined : -1}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </Card>
  )
}
