import { prettyJson } from '@ferry/core'
import {
  ActionIcon,
  Button,
  Checkbox,
  CopyButton,
  SegmentedControl,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { bytes, counted } from '../../../ui/numbers.ts'
import { byteLength } from '../sample/byte-length.ts'
import { JsonLines, lineHeight } from '../sample/json-lines.tsx'
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

/** Lago's answer word by word: pretty or raw, searched, copied, wrapped, downloaded. */
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
  const scroller = useRef<HTMLElement>(null)
  const text = useMemo(() => (isRaw ? body : prettyJson(body)), [body, isRaw])
  const lines = useMemo(() => text.split('\n'), [text])
  const found = useMemo(() => linesWith(lines, wanted), [lines, wanted])
  const [at, setAt] = useState(0)
  const goTo = (index: number) => {
    setAt(index)
    const line = found[index]
    if (line !== undefined && scroller.current)
      scroller.current.scrollTop = Math.max(0, line * lineHeight - scroller.current.clientHeight / 2)
  }
  const isPlain = isRaw || isWrapped
  return (
    <>
      <div className={styles.tools}>
        <SegmentedControl
          size="xs"
          aria-label="How the response is shown"
          value={isRaw ? 'raw' : 'pretty'}
          onChange={(value) => setRaw(value === 'raw')}
          data={[
            { value: 'pretty', label: 'Pretty' },
            { value: 'raw', label: 'Raw' },
          ]}
        />
        <TextInput
          size="xs"
          className={styles.search}
          aria-label="Search in the response"
          placeholder="Search"
          value={wanted}
          onChange={(event) => {
            setWanted(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found.length > 0)
              goTo((at + (event.shiftKey ? found.length - 1 : 1)) % found.length)
          }}
        />
        <Text size="xs" c="dimmed" role="status">
          {wanted === '' ? '' : counted(found.length, 'line')}
        </Text>
        <Checkbox
          size="xs"
          label="Wrap"
          checked={isPlain}
          disabled={isRaw}
          onChange={(event) => setWrapped(event.currentTarget.checked)}
        />
        <CopyButton value={body}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? 'Copied' : 'Copy the response'}>
              <ActionIcon size={28} variant="default" aria-label="Copy the response" onClick={copy}>
                {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
        <Tooltip label="Download the response">
          <ActionIcon
            size={28}
            variant="default"
            aria-label="Download the response"
            onClick={() => download(body, `${fileName}.json`)}
          >
            <IconDownload size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      <section ref={scroller} className={styles.text} aria-label="Response body" tabIndex={0}>
        {isPlain ? (
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

const download = (text: string, name: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
