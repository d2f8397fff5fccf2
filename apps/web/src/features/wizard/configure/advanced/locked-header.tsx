import { Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import styles from './headers.module.css'

/** A header that Ferry sets itself, with the reason. */
export const LockedHeader = ({ name, value, reason }: { name: string; value: string; reason: string }) => (
  <div className={styles.locked}>
    <code>{name}</code>
    <code>{value}</code>
    <IconLock size={16} aria-label="Locked" />
    <Text component="span" size="xs" c="dimmed" className={styles.reason}>
      {reason}
    </Text>
  </div>
)
