import { useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, memo, useMemo, useState } from 'react'
import { changedLines } from './changed-lines.ts'
import { pieces } from './json-line.ts'
import styles from './json-lines.module.css'

interface Seen {
  lines: readonly string[]
  changed: ReadonlySet<number>
  /** Counts the changes, so that a line changed twice in a row flashes twice. */
  round: number
}

interface JsonLinesProps {
  lines: readonly string[]
  /** The element that scrolls around them; null until it is in the page. */
  scroller: HTMLElement | null
  /** The line that is pointed at or stepped to; null for none. */
  active?: number | null
  onPoint?: (line: number) => void
  /** Lines that hold what was searched for. */
  marked?: ReadonlySet<number>
}

/** Height of a line in pixels, as the style sheet has it. */
export const lineHeight = 19
const overscan = 12
/** Two names in turn: a line begins its flash anew by another name, and need not be built anew for it. */
const flashes = ['once', 'again'] as const

/** Indented JSON with line numbers; lines that changed since the last text flash. Only what is in sight is in the page. */
export function JsonLines({ lines, scroller, active = null, onPoint, marked }: JsonLinesProps) {
  const [seen, setSeen] = useState<Seen>({ lines, changed: new Set(), round: 0 })
  if (seen.lines !== lines) {
    setSeen({ lines, changed: changedLines(seen.lines, lines), round: seen.round + 1 })
  }
  // oxlint-disable-next-line react/incompatible-library -- what it returns is read in this render alone, by no memoized part
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller,
    estimateSize: () => lineHeight,
    overscan,
    initialRect: { width: 500, height: 500 },
  })
  const width = useMemo(() => lines.reduce((most, line) => Math.max(most, line.length), 0), [lines])
  return (
    <pre
      className={styles.lines}
      style={{ height: lines.length * lineHeight, minWidth: `max(100%, ${width + 9}ch)` }}
    >
      {virtual.getVirtualItems().map(({ index, start }) => (
        <Line
          key={index}
          text={lines[index] ?? ''}
          number={index + 1}
          top={start}
          flash={seen.changed.has(index) ? flashes[seen.round % 2] : undefined}
          isActive={index === active}
          isMarked={marked?.has(index) ?? false}
          onPoint={onPoint}
        />
      ))}
    </pre>
  )
}

interface LineProps {
  text: string
  number: number
  top: number
  flash: (typeof flashes)[number] | undefined
  isActive: boolean
  isMarked: boolean
  onPoint: ((line: number) => void) | undefined
}

const Line = memo(({ text, number, top, flash, isActive, isMarked, onPoint }: LineProps) => (
  <span
    className={styles.line}
    style={{ top }}
    data-changed={flash}
    data-active={isActive || undefined}
    data-marked={isMarked || undefined}
    // Not on enter: lines that scroll below a pointer at rest are not pointed at.
    onPointerMove={onPoint && (() => onPoint(number - 1))}
  >
    <span className={styles.gutter} aria-hidden>
      {number}
    </span>
    {pieces(text).map((piece, index) => (
      <Fragment key={index}>
        {piece.kind === 'plain' ? (
          piece.text
        ) : (
          <span className={styles[piece.kind === 'number' ? 'numeral' : piece.kind]}>{piece.text}</span>
        )}
      </Fragment>
    ))}
    {'\n'}
  </span>
))
