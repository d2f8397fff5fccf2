import { type Path, prettyJson } from '@ferry/core'
import { Button, Text } from '@mantine/core'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { count } from '../../../ui/numbers.ts'
import styles from './body-view.module.css'
import { JsonLines, lineHeight } from './json-lines.tsx'
import { linePath } from './line-path.ts'

/** More of the very bytes than this is cut until asked for: one long line that wraps is slow to lay out. */
const maxCharacters = 100_000

interface BodyViewProps {
  body: string | null
  /** True for the very bytes, false for indented lines. */
  isRaw: boolean
  /** Name of the region that holds the text and nothing else. */
  label: string
  /** Says where the value at a path comes from; null when nothing is known of it. */
  explain?: (path: Path) => string | null
}

/** A JSON body, pretty with line numbers or as the bytes it is. */
export function BodyView({ body, isRaw, label, explain }: BodyViewProps) {
  if (body === null) {
    return (
      <Text p="sm" size="sm" c="dimmed">
        This request has no body.
      </Text>
    )
  }
  return isRaw ? (
    <RawBody body={body} label={label} />
  ) : (
    <PrettyBody body={body} label={label} explain={explain} />
  )
}

function RawBody({ body, label }: { body: string; label: string }) {
  const [isWhole, setWhole] = useState(false)
  const isCut = !isWhole && body.length > maxCharacters
  return (
    <>
      <section className={styles.body} aria-label={label} tabIndex={0}>
        <pre className={styles.raw}>{isCut ? body.slice(0, maxCharacters) : body}</pre>
      </section>
      {isCut && (
        <div className={styles.more}>
          <Button size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
            Show all {count(body.length)} characters
          </Button>
        </div>
      )}
    </>
  )
}

interface PrettyBodyProps {
  body: string
  label: string
  explain: BodyViewProps['explain']
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** Lines; the one pointed at, or stepped to with the arrow keys, says where its value comes from. */
function PrettyBody({ body, label, explain }: PrettyBodyProps) {
  const lines = useMemo(() => prettyJson(body).split('\n'), [body])
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  const active = pointed !== null && pointed < lines.length ? pointed : null
  const step = useEffectEvent((event: KeyboardEvent) => {
    const by = steps[event.key]
    if (by === undefined || !explain) return
    event.preventDefault()
    const next = Math.min(Math.max((active ?? -1) + by, 0), lines.length - 1)
    setPointed(next)
    if (scroller) keepInSight(scroller, next)
  })
  useEffect(() => {
    scroller?.addEventListener('keydown', step)
    return () => scroller?.removeEventListener('keydown', step)
  }, [scroller])
  return (
    <>
      <section ref={setScroller} className={styles.body} aria-label={label} tabIndex={0}>
        <JsonLines
          lines={lines}
          scroller={scroller}
          active={explain ? active : null}
          {...(explain && { onPoint: setPointed })}
        />
      </section>
      {explain && (
        <p className={styles.origin} aria-live="polite">
          {active === null ? hint : (explain(linePath(lines, active)) ?? hint)}
        </p>
      )}
    </>
  )
}

const hint = 'Point at a value, or step with ↑ and ↓, to see where it comes from.'

const keepInSight = (scroller: HTMLElement, line: number): void => {
  const top = line * lineHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  const below = top + 2 * lineHeight - scroller.clientHeight
  if (below > scroller.scrollTop) scroller.scrollTop = below
}
