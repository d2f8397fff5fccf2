import { Fragment, memo, useState } from 'react'
import { changedLines } from './changed-lines.ts'
import { pieces } from './json-line.ts'
import styles from './json-lines.module.css'

interface Seen {
  lines: readonly string[]
  changed: ReadonlySet<number>
  /** Counts the changes, so that a line changed twice in a row flashes twice. */
  round: number
}

const maxFlashes = 120

/** Indented JSON with line numbers; lines that changed since the last text flash. */
export function JsonLines({ lines }: { lines: readonly string[] }) {
  const [seen, setSeen] = useState<Seen>({ lines, changed: new Set(), round: 0 })
  if (seen.lines !== lines) {
    const changed = changedLines(seen.lines, lines)
    // Where nearly everything is new, a flash shows nothing, and hundreds of them cost frames.
    setSeen({ lines, changed: changed.size > maxFlashes ? new Set() : changed, round: seen.round + 1 })
  }
  return (
    <pre className={styles.lines}>
      {lines.map((line, index) => {
        const isChanged = seen.changed.has(index)
        return (
          <Line
            key={isChanged ? `${index} ${seen.round}` : index}
            text={line}
            isChanged={isChanged}
            isLast={index === lines.length - 1}
          />
        )
      })}
    </pre>
  )
}

const Line = memo(({ text, isChanged, isLast }: { text: string; isChanged: boolean; isLast: boolean }) => (
  <span className={styles.line} data-changed={isChanged || undefined}>
    {pieces(text).map((piece, index) => (
      <Fragment key={index}>
        {piece.kind === 'plain' ? piece.text : <span className={styles[piece.kind]}>{piece.text}</span>}
      </Fragment>
    ))}
    {isLast ? '' : '\n'}
  </span>
))
