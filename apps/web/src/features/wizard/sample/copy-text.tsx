import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import styles from './copy-text.module.css'

/** A text to take along, with a Copy button. */
export const CopyText = ({ text, label }: { text: string; label: string }) => (
  <div>
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          size="compact-sm"
          variant="default"
          onClick={copy}
          leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      )}
    </CopyButton>
    <pre className={styles.text} aria-label={label} role="region" tabIndex={0}>
      {text}
    </pre>
  </div>
)
