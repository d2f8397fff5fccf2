import { count } from '../../../ui/numbers.ts'
import { useLookedAt } from './looked-at.tsx'
import styles from './record-list.module.css'
import { recordNumber } from './sample-source.ts'

/** `Record 8`; pressed, its values stand beside the settings. */
export function RecordName({ offset }: { offset: number }) {
  const { offset: lookedAt, lookFor } = useLookedAt()
  return (
    <button
      type="button"
      className={styles.name}
      title="Show its values beside the settings"
      aria-pressed={lookedAt === offset}
      onClick={() => lookFor(offset)}
    >
      Record {count(recordNumber(offset))}
    </button>
  )
}
