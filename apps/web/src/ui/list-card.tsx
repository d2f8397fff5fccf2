import { Card } from '@mantine/core'
import type { ReactNode } from 'react'
import { Facts } from './facts.tsx'
import styles from './list-card.module.css'

/** List of ListCards. */
export const CardList = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul className={styles.list} aria-label={label}>
    {children}
  </ul>
)

interface ListCardProps {
  title: ReactNode
  /** Under the title: description, file name. */
  below?: ReactNode
  facts: readonly { name: string; value: ReactNode }[]
  /** Icon buttons at the right. */
  actions?: ReactNode
}

/** One thing of a list: its name, what is known of it, what can be done with it. */
export const ListCard = ({ title, below, facts, actions }: ListCardProps) => (
  <Card component="li" className={styles.card} data-actions={actions !== undefined || undefined}>
    <div className={styles.words}>
      <div className={styles.title}>{title}</div>
      {below && <div className={styles.below}>{below}</div>}
    </div>
    <Facts facts={facts} />
    {actions && <div className={styles.actions}>{actions}</div>}
  </Card>
)
