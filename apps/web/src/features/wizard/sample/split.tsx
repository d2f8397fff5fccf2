import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import styles from './split.module.css'

/** Share of the right column in percent. */
const [least, usual, most] = [30, 45, 65]
const step = 2

interface SplitProps {
  left: ReactNode
  /** A sheet at the bottom edge on narrow screens, pulled up by its tab. */
  right: ReactNode
  /** Names the right part on its tab. */
  label: string
}

/** Two columns whose border can be moved, by pointer and by keyboard, and stays where it was put. */
export function Split({ left, right, label }: SplitProps) {
  const [share, setShare] = useLocalStorage({
    key: 'ferry.panel-share',
    defaultValue: usual,
    getInitialValueInEffect: false,
  })
  const isNarrow = useMediaQuery('(max-width: 64em)', false, { getInitialValueInEffect: false })
  const columns = useRef<HTMLDivElement>(null)
  const bounded = Math.min(Math.max(share, least), most)
  if (isNarrow) return <Sheet left={left} right={right} label={label} />
  const moveTo = (next: number) => setShare(Math.round(Math.min(Math.max(next, least), most)))
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !columns.current) return
    const { right: edge, width } = columns.current.getBoundingClientRect()
    moveTo(((edge - event.clientX) / width) * 100)
  }
  const press = (event: KeyboardEvent) => {
    const to: Record<string, number> = {
      ArrowLeft: bounded + step,
      ArrowRight: bounded - step,
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
      ref={columns}
      className={styles.columns}
      style={{ gridTemplateColumns: `minmax(0, ${100 - bounded}fr) 20px minmax(0, ${bounded}fr)` }}
    >
      {left}
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={`Width of ${label}`}
        aria-valuenow={bounded}
        aria-valuemin={least}
        aria-valuemax={most}
        title="Drag, or press ← and →. Double-click for the usual width."
        className={styles.border}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => moveTo(usual)}
        onKeyDown={press}
      />
      <div className={styles.right}>{right}</div>
    </div>
  )
}

function Sheet({ left, right, label }: SplitProps) {
  const [isUp, setUp] = useState(false)
  return (
    <div className={styles.stack}>
      {left}
      <div className={styles.sheet} data-up={isUp || undefined}>
        <button type="button" className={styles.tab} aria-expanded={isUp} onClick={() => setUp(!isUp)}>
          <span className={styles.grip} aria-hidden />
          {isUp ? `Hide ${label}` : `Show ${label}`}
        </button>
        <div className={styles.inside} inert={!isUp}>
          {right}
        </div>
      </div>
    </div>
  )
}
