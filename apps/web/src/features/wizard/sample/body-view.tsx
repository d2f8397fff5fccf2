import { prettyJson } from '@ferry/core'
import { Button, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { count } from '../../../ui/numbers.ts'
import styles from './body-view.module.css'
import { JsonLines } from './json-lines.tsx'

/** More than this is cut until asked for: drawing it would hold up typing. */
const maxLines = 300
const maxCharacters = 100_000

interface BodyViewProps {
  body: string | null
  /** True for the very bytes, false for indented lines. */
  isRaw: boolean
  /** Name of the region that holds the text and nothing else. */
  label: string
}

/** A JSON body, pretty with line numbers or as the bytes it is. */
export function BodyView({ body, isRaw, label }: BodyViewProps) {
  const [isWhole, setWhole] = useState(false)
  const lines = useMemo(() => (body === null || isRaw ? [] : prettyJson(body).split('\n')), [body, isRaw])
  if (body === null) {
    return (
      <Text p="sm" size="sm" c="dimmed">
        This request has no body.
      </Text>
    )
  }
  const isCut = !isWhole && (isRaw ? body.length > maxCharacters : lines.length > maxLines)
  const more = isRaw ? `all ${count(body.length)} characters` : `all ${count(lines.length)} lines`
  return (
    <>
      <section className={styles.body} aria-label={label} tabIndex={0}>
        {isRaw ? (
          <pre className={styles.raw}>{isCut ? body.slice(0, maxCharacters) : body}</pre>
        ) : (
          <JsonLines lines={isCut ? lines.slice(0, maxLines) : lines} />
        )}
      </section>
      {isCut && (
        <div className={styles.more}>
          <Button size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
            Show {more}
          </Button>
        </div>
      )}
    </>
  )
}
