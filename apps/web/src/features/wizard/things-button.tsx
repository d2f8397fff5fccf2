import { IconAlertTriangle } from '@tabler/icons-react'
import styles from './things-button.module.css'

/** Beside Next and Done: how much must still be mended; a press leads to the first of it. */
export const ThingsButton = ({ count, onJump }: { count: number; onJump: () => void }) => (
  <button type="button" className={styles.things} onClick={onJump}>
    <IconAlertTriangle size={14} aria-hidden /> {thingsToFix(count)}
  </button>
)

/** `1 thing to fix`, `2 things to fix`. */
export const thingsToFix = (count: number): string => `${count} ${count === 1 ? 'thing' : 'things'} to fix`
