import { ActionIcon, Checkbox, CopyButton, SegmentedControl, Text, TextInput, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { counted } from '../../../ui/numbers.ts'
import styles from './response-view.module.css'

interface ResponseToolsProps {
  /** What is copied and downloaded: the response, or what the filter leaves of it. */
  body: string
  fileName: string
  isRaw: boolean
  onRaw: (isRaw: boolean) => void
  isWrapped: boolean
  onWrap: (isWrapped: boolean) => void
  wanted: string
  onSearch: (wanted: string) => void
  /** Lines that hold what is searched for. */
  found: number
  /** To the next of them, or with -1 to the one before. */
  onStep: (by: 1 | -1) => void
  filter: string
  onFilter: (expression: string) => void
  /** What is wrong with the filter; null when nothing is. */
  filterFault: string | null
}

/** Above a response: pretty or raw, search, wrap, copy, download, filter. */
export const ResponseTools = (tools: ResponseToolsProps) => (
  <div className={styles.tools}>
    <SegmentedControl
      size="xs"
      aria-label="How the response is shown"
      value={tools.isRaw ? 'raw' : 'pretty'}
      onChange={(value) => tools.onRaw(value === 'raw')}
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
      value={tools.wanted}
      onChange={(event) => tools.onSearch(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') tools.onStep(event.shiftKey ? -1 : 1)
      }}
      rightSectionWidth={tools.wanted === '' ? 8 : 58}
      rightSection={
        <Text size="xs" c="dimmed" role="status" className={styles.found}>
          {tools.wanted === '' ? '' : counted(tools.found, 'line')}
        </Text>
      }
    />
    <TextInput
      size="xs"
      className={styles.filter}
      aria-label="Filter the response"
      placeholder="jq: .events[0].code"
      autoComplete="off"
      spellCheck={false}
      value={tools.filter}
      onChange={(event) => tools.onFilter(event.currentTarget.value)}
      error={tools.filterFault}
    />
    <Checkbox
      size="xs"
      className={styles.wrap}
      label="Wrap"
      checked={tools.isRaw || tools.isWrapped}
      disabled={tools.isRaw}
      onChange={(event) => tools.onWrap(event.currentTarget.checked)}
    />
    <CopyButton value={tools.body}>
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
        onClick={() => download(tools.body, `${tools.fileName}.json`)}
      >
        <IconDownload size={14} aria-hidden />
      </ActionIcon>
    </Tooltip>
  </div>
)

const download = (text: string, name: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
