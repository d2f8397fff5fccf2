import { thingsToFix } from '../things-button.tsx'
import { useShownPreview, useThingsToFix } from './preview-context.tsx'
import styles from './stale-note.module.css'

/** While the settings are faulty: says that what is shown is of earlier ones, so that it is never taken for the present. */
export function StaleNote() {
  const { isStale, shown } = useShownPreview()
  const things = useThingsToFix()
  if (!isStale) return null
  return (
    <div className={styles.note}>
      <strong>{thingsToFix(things.length)}.</strong> {things[0]?.sentence}{' '}
      {shown ? 'Below is the last preview that worked.' : 'The preview shows as soon as that is done.'}
    </div>
  )
}
