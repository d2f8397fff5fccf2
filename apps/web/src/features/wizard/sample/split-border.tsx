import type { KeyboardEvent, PointerEvent, RefObject } from 'react'
import styles from './split.module.css'

/** Share of the right column in percent. */
export const usualShare = 45
const [least, most] = [30, 65]
const step = 2

/** A share as it may be: also where an old one is remembered. */
export const boundedShare = (share: number): number => Math.round(Math.min(Math.max(share, least), most))

interface SplitBorderProps {
  columns: RefObject<HTMLElement | null>
  label: string
  share: number
  onShare: (share: number) => void
}

/** The border between two columns: dragged, or moved with the arrow keys (ARIA's window splitter). */
export function SplitBorder({ columns, label, share, onShare }: SplitBorderProps) {
  const moveTo = (next: number) => onShare(boundedShare(next))
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !columns.current) return
    const { right, width } = columns.current.getBoundingClientRect()
    moveTo(((right - event.clientX) / width) * 100)
  }
  const press = (event: KeyboardEvent) => {
    const to: Record<string, number> = {
      ArrowLeft: share + step,
      ArrowRight: share - step,
      Home: most,
      End: least,
    }
    const next = to[event.key]
    if (next === undefined) return
    event.preventDefault()
    moveTo(next)
  }
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${label}`}
      aria-valuenow={share}
      aria-valuemin={least}
      aria-valuemax={most}
      title="Drag, or press ← and →. Double-click for the usual width."
      className={styles.border}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => moveTo(usualShare)}
      onKeyDown={press}
    />
  )
}
