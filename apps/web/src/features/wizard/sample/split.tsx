import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useRef, useState } from 'react'
import styles from './split.module.css'
import { boundedShare, SplitBorder, usualShare } from './split-border.tsx'

interface SplitProps {
  left: ReactNode
  /** A sheet at the bottom edge on narrow screens, pulled up by its tab; it goes down when the left part gets the focus. */
  right: ReactNode
  /** Names the right part. */
  label: string
}

/**
 * Two columns whose border can be moved, by pointer and by keyboard, and stays where it was put. Both parts keep their
 * state when a screen is turned: wide and narrow are the same tree.
 */
export function Split({ left, right, label }: SplitProps) {
  const [share, setShare] = useLocalStorage({
    key: 'ferry.panel-share',
    defaultValue: usualShare,
    getInitialValueInEffect: false,
  })
  const isNarrow = useMediaQuery('(max-width: 64em)', false, { getInitialValueInEffect: false })
  const [isUp, setUp] = useState(false)
  const columns = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const percent = boundedShare(share)
  const template = `minmax(0, ${100 - percent}fr) 20px minmax(0, ${percent}fr)`
  return (
    <div
      ref={columns}
      className={isNarrow ? styles.stack : styles.columns}
      style={isNarrow ? undefined : { gridTemplateColumns: template }}
      onFocus={({ currentTarget, target }) => {
        // What has the focus must not be hidden. Dialogs stand elsewhere in the document.
        if (currentTarget.contains(target) && !sheet.current?.contains(target)) setUp(false)
      }}
    >
      {left}
      {!isNarrow && <SplitBorder columns={columns} label={label} share={percent} onShare={setShare} />}
      <div
        ref={sheet}
        className={isNarrow ? styles.sheet : styles.right}
        data-up={(isNarrow && isUp) || undefined}
      >
        {isNarrow && (
          <button type="button" className={styles.tab} aria-expanded={isUp} onClick={() => setUp(!isUp)}>
            <span className={styles.grip} aria-hidden />
            {isUp ? `Hide ${label}` : `Show ${label}`}
          </button>
        )}
        <div className={styles.inside} inert={isNarrow && !isUp}>
          {right}
        </div>
      </div>
    </div>
  )
}
