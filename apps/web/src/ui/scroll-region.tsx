import type { ReactNode } from 'react'
import styles from './scroll-region.module.css'

interface ScrollRegionProps {
  label: string
  /** For a table that reaches the edges of its card: its text then stands in line with the card's. */
  isInset?: boolean
  children: ReactNode
}

/** Scrolls sideways on its own, also by keyboard, so that a wide table never widens the page. */
export const ScrollRegion = ({ label, isInset = false, children }: ScrollRegionProps) => (
  // A scrollable region must be reachable by keyboard
  <section className={styles.region} aria-label={label} data-inset={isInset || undefined} tabIndex={0}>
    {children}
  </section>
)
