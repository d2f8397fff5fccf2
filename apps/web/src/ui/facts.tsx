import type { ReactNode } from 'react'
import styles from './facts.module.css'

interface FactsProps {
  facts: readonly { name: string; value: ReactNode }[]
  /** Columns share the whole width, for long values. */
  wide?: boolean
}

/** Named values side by side, in columns of one width so that they line up down a list. */
export const Facts = ({ facts, wide = false }: FactsProps) => (
  <dl className={styles.facts} data-wide={wide || undefined}>
    {facts.map(({ name, value }) => (
      <div key={name} className={styles.fact}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
