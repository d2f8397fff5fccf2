import { Skeleton, VisuallyHidden } from '@mantine/core'
import { PageBody } from './page-body.tsx'
import styles from './page-header.module.css'

/** Stands in for a page that is being loaded, with the same measures. */
export const PagePending = () => (
  <div aria-busy="true">
    <VisuallyHidden role="status">Loading…</VisuallyHidden>
    <div className={styles.header}>
      <Skeleton height={22} width={220} />
    </div>
    <PageBody>
      <Skeleton height={120} radius={12} />
      <Skeleton height={260} radius={12} />
    </PageBody>
  </div>
)
