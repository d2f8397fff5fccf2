import { prettyJson } from '@ferry/core'
import { Button, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { bytes } from '../../../ui/numbers.ts'
import { byteLength } from '../sample/byte-length.ts'
import { JsonLines, lineHeight } from '../sample/json-lines.tsx'
import { filterResponse } from './response-filter.ts'
import { ResponseTools } from './response-tools.tsx'
import styles from './response-view.module.css'

/** A longer answer is drawn when asked for. */
const lazyAbove = 200_000

interface ResponseViewProps {
  /** null when there was no whole answer. */
  body: string | null
  /** The answer was longer than what was kept. */
  isCut: boolean
  fileName: string
}

/** Lago's answer word by word: pretty or raw, filtered, searched, copied, wrapped, downloaded. */
export function ResponseView({ body, isCut, fileName }: ResponseViewProps) {
  const [isWanted, setWanted] = useState(false)
  if (body === null || body === '') {
    return (
      <Text p="sm" size="sm" c="dimmed">
        {body === null ? 'There was no whole answer.' : 'The answer has no body.'}
      </Text>
    )
  }
  if (body.length > lazyAbove && !isWanted) {
    return (
      <Button m="sm" size="compact-sm" variant="default" onClick={() => setWanted(true)}>
        Show the response ({bytes(byteLength(body))})
      </Button>
    )
  }
  return (
    <>
      <ResponseText body={body} fileName={fileName} />
      {isCut && (
        <Text px="sm" pb="xs" size="xs" c="dimmed">
          The response was longer; the rest was not kept.
        </Text>
      )}
    </>
  )
}

function ResponseText({ body, fileName }: { body: string; fileName: string }) {
  const [isRaw, setRaw] = useState(false)
  const [isWrapped, setWrapped] = useState(false)
  const [wanted, setWanted] = useState('')
  const [at, setAt] = useState(0)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [filter, setFilter] = useState('')
  const filtered = useMemo(() => (filter.trim() === '' ? null : filterResponse(body, filter)), [body, filter])
  // While a filter is wrong, or being typed, the whole response stays in sight.
  const part = useMemo(
    () => (filtered?.kind === 'part' ? JSON.stringify(filtered.value) : body),
    [body, filtered],
  )
  const text = useMemo(() => (isRaw ? part : prettyJson(part)), [part, isRaw])
  const lines = useMemo(() => text.split('\n'), [text])
  const found = useMemo(() => linesWith(lines, wanted), [lines, wanted])
  const stepBy = (by: 1 | -1) => {
    if (found.length === 0) return
    const next = (at + by + found.length) % found.length
    setAt(next)
    const line = found[next]
    if (line === undefined || !scroller) return
    scroller.scrollTo({ top: line * lineHeight - scroller.clientHeight / 2 })
  }
  return (
    <>
      <ResponseTools
        body={part}
        fileName={fileName}
        isRaw={isRaw}
        onRaw={setRaw}
        isWrapped={isWrapped}
        onWrap={setWrapped}
        wanted={wanted}
        onSearch={(typed) => {
          setWanted(typed)
          setAt(0)
        }}
        found={found.length}
        onStep={stepBy}
        filter={filter}
        onFilter={setFilter}
        filterFault={filtered?.kind === 'wrong' ? filtered.sentence : null}
      />
      <section ref={setScroller} className={styles.text} aria-label="Response body" tabIndex={0}>
        {isRaw || isWrapped ? (
          <pre className={styles.plain}>{text}</pre>
        ) : (
          <JsonLines lines={lines} scroller={scroller} active={found[at] ?? null} marked={new Set(found)} />
        )}
      </section>
    </>
  )
}

const linesWith = (lines: readonly string[], wanted: string): number[] => {
  const text = wanted.toLowerCase()
  return text === '' ? [] : lines.flatMap((line, index) => (line.toLowerCase().includes(text) ? [index] : []))
}
