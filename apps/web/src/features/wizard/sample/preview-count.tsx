import { count, counted } from '../../../ui/numbers.ts'
import { useSample, useShownPreview } from './preview-context.tsx'
import styles from './sample-panel.module.css'

/** `1 request · 100 records`; nothing until there is a preview. */
export function PreviewCount() {
  const { records } = useSample()
  const { shown } = useShownPreview()
  if (!shown) return null
  return (
    <span className={styles.count}>
      {counted(shown.plan.requests.length, 'request')} · {counted(records.length, 'record')}
    </span>
  )
}

/** `(3)`: records of the sample that would be set aside. */
export function ProblemCount() {
  const { shown } = useShownPreview()
  const offsets = new Set(shown?.plan.problems.map(({ offset }) => offset))
  return <>({count(offsets.size)})</>
}
