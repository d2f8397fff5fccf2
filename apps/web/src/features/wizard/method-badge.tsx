import styles from './method-badge.module.css'

/** POST, PUT, DELETE, PATCH as a small label; DELETE stands out. */
export const MethodBadge = ({ method }: { method: string }) => (
  <span className={styles.badge} data-method={method}>
    {method}
  </span>
)
