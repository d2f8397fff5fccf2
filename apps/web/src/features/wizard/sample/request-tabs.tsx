import { type Path, type PlannedRequest, toCurl } from '@ferry/core'
import { ActionIcon, CopyButton, SegmentedControl, Tabs } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useChoices } from '../use-choices.ts'
import { BodyView } from './body-view.tsx'
import { recordWords } from './by-reason.ts'
import { closedWords } from './closed-words.ts'
import { CopyText } from './copy-text.tsx'
import { explain } from './explain.ts'
import { HeaderList } from './header-list.tsx'
import { type MadePreview, useSample } from './preview-context.tsx'
import { RecordList } from './record-list.tsx'
import styles from './request-tabs.module.css'
import { recordNumber } from './sample-source.ts'

interface RequestTabsProps {
  request: PlannedRequest
  /** The config the request was made with. */
  config: MadePreview['config']
}

/** One request in full: Body · Headers · cURL · Records. */
export function RequestTabs({ request, config }: RequestTabsProps) {
  const { credential } = useChoices()
  const { records } = useSample()
  const [tab, setTab] = useState<string | null>('body')
  const [isRaw, setRaw] = useState(false)
  const authorization = { name: 'Authorization', value: `Bearer ••••${credential?.keyEnding ?? ''}` }
  const origin = (path: Path): string | null => {
    const found = explain(path, request, config, records)
    return found && `Record ${found.record}: ${found.from} → ${found.field}`
  }
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false}>
      <div className={styles.bar}>
        <Tabs.List className={styles.list}>
          <Tabs.Tab value="body">Body</Tabs.Tab>
          <Tabs.Tab value="headers">Headers</Tabs.Tab>
          <Tabs.Tab value="curl">cURL</Tabs.Tab>
          <Tabs.Tab value="records">Records</Tabs.Tab>
        </Tabs.List>
        {tab === 'body' && (
          <div className={styles.tools}>
            <CopyBody body={request.body} />
            <SegmentedControl
              size="xs"
              aria-label="How the body is shown"
              value={isRaw ? 'raw' : 'pretty'}
              onChange={(value) => setRaw(value === 'raw')}
              data={[
                { value: 'pretty', label: 'Pretty' },
                { value: 'raw', label: 'Raw' },
              ]}
            />
          </div>
        )}
      </div>
      <Tabs.Panel value="body">
        <p className={styles.closed}>
          {recordWords(request.offsets.map(recordNumber))} {request.offsets.length === 1 ? 'is' : 'are'} in
          it; it {closedWords[request.closed][0]}.
        </p>
        <BodyView body={request.body} isRaw={isRaw} label="Request body" explain={origin} />
      </Tabs.Panel>
      <Tabs.Panel value="headers" p="sm">
        <HeaderList headers={[authorization, ...request.headers]} locked={lockedHeaders} />
      </Tabs.Panel>
      <Tabs.Panel value="curl" p="sm">
        <CopyText text={toCurl(request)} label="cURL command" />
      </Tabs.Panel>
      <Tabs.Panel value="records">
        <RecordList request={request} />
      </Tabs.Panel>
    </Tabs>
  )
}

const CopyBody = ({ body }: { body: string | null }) =>
  body === null ? null : (
    <CopyButton value={body}>
      {({ copied, copy }) => (
        <ActionIcon
          size={28}
          variant="default"
          aria-label={copied ? 'Copied' : 'Copy the body'}
          title="Copy the body as it is sent"
          onClick={copy}
        >
          {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        </ActionIcon>
      )}
    </CopyButton>
  )

/** Headers that nobody can change, and why. */
const lockedHeaders: Readonly<Record<string, string>> = {
  authorization: 'From the credential. The server adds the key at the last step.',
  'content-type': 'Lago takes JSON.',
}
