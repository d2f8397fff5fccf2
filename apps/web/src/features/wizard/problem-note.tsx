import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { counted } from '../../ui/numbers.ts'
import styles from './problem-note.module.css'
import { placeIn } from './sample/preview.ts'
import { useShownPreview } from './sample/preview-context.tsx'
import type { Place } from './things.ts'
import { useThings } from './use-things.ts'

/** Under a control: what must be mended in it, or how many sample records it does not work for, and why. */
export function ProblemNote({ place, thingsElsewhere = false }: { place: Place; thingsElsewhere?: boolean }) {
  const { shown, isStale } = useShownPreview()
  const fault = useThings(place)
  if (fault !== null) return thingsElsewhere ? null : <Note isFault>{fault}</Note>
  if (!shown || isStale) return null
  const placeOf = placeIn(shown.config)
  const problems = shown.plan.problems.filter((problem) => placeOf(problem) === place)
  const [first] = problems
  if (!first) return null
  const number = new Set(problems.map(({ offset }) => offset)).size
  return (
    <Note>
      {counted(number, 'record')} of the sample: {first.sentence}
    </Note>
  )
}

const Note = ({ isFault = false, children }: { isFault?: boolean; children: ReactNode }) => (
  <span className={styles.note} data-fault={isFault || undefined}>
    <IconAlertTriangle size={14} aria-hidden />
    <span>{children}</span>
  </span>
)
