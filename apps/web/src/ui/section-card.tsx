import { Card } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import styles from './section-card.module.css'

interface SectionCardProps {
  title: string
  /** Right of the title. */
  aside?: ReactNode
  children: ReactNode
}

/** A titled part of a page. Its content reaches the card's edges. */
export function SectionCard({ title, aside, children }: SectionCardProps) {
  const id = useId()
  return (
    <Card component="section" padding={0} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </Card>
  )
}
