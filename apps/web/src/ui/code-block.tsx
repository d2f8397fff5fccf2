import styles from './code-block.module.css'

/** Text shown exactly as it is, e.g. JSON; wraps only where asked to. */
export const CodeBlock = ({ label, text, wrap = false }: { label: string; text: string; wrap?: boolean }) => (
  // A scrollable region must be reachable by keyboard
  <pre className={styles.block} aria-label={label} data-wrap={wrap || undefined} role="region" tabIndex={0}>
    {text}
  </pre>
)
