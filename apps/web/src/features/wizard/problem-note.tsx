import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { counted } from '../../ui/numbers.ts'
import styles from './problem-note.module.css'
import { placeIn } from './sample/preview.ts'
import { type MadePreview, useShownPreview } from './sample/preview-context.tsx'
import type { Place } from './things.ts'
import { useThings } from './use-things.ts'

/** Under a control: what must be mended in it, or how many sample records it does not work for, and why. */
export function ProblemNote({ place, thingsElsewhere = false }: { place: Place; thingsElsewhere?: boolean }) {
  const { shown, isStale } = useShownPreview()
  const fault = useThings(place)
  if (fault !== null) return thingsElsewhere ? null : <Note isFault>{fault}</Note>
  if (!shown || isStale) return null
  const found = foundIn(shown).get(place)
  if (!found) return null
  return (
    <Note>
      {counted(found.offsets.size, 'record')} of the sample: {found.sentence}
    </Note>
  )
}

/** What must be mended, where it is not the schema or `plan` that says so. */
export const FaultNote = ({ children }: { children: ReactNode }) => <Note isFault>{children}</Note>

/** The records one control does not work for, and what is wrong with the first of them. */
interface Found {
  offsets: Set<number | null>
  sentence: string
}

const finds = new WeakMap<MadePreview, ReadonlyMap<Place, Found>>()

/** Problems of a preview by control, found once for all notes on the screen. */
const foundIn = (shown: MadePreview): ReadonlyMap<Place, Found> => {
  const there = finds.get(shown)
  if (there) return there
  const placeOf = placeIn(shown.config)
  const found = new Map<Place, Found>()
  for (const problem of shown.plan.problems) {
    const place = placeOf(problem)
    const at = found.get(place) ?? { offsets: new Set(), sentence: problem.sentence }
    at.offsets.add(problem.offset)
    found.set(place, at)
  }
  finds.set(shown, found)
  return found
}

const Note = ({ isFault = false, children }: { isFault?: boolean; children: ReactNode }) => (
  <span className={styles.note} data-fault={isFault || undefined}>
    <IconAlertTriangle size={14} aria-hidden />
    <span>{children}</span>
  </span>
)
