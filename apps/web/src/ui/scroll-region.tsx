import type { ReactNode } from 'react'
import styles from './scroll-region.module.css'

/** Scrolls sideways on its own, also by keyboard, so that a wide table never widens the page. */
export const ScrollRegion = ({ label, children }: { label: string; children: ReactNode }) => (
  // A scrollable region must be reachable by keyboard
  <section className={styles.region} aria-label={label} tabIndex={0}>
    {children}
  </section>
)
