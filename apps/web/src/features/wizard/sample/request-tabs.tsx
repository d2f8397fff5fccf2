import { type PlannedRequest, toCurl } from '@ferry/core'
import { SegmentedControl, Tabs } from '@mantine/core'
import { useState } from 'react'
import { useChoices } from '../use-choices.ts'
import { BodyView } from './body-view.tsx'
import { CopyText } from './copy-text.tsx'
import { HeaderList } from './header-list.tsx'
import { RecordList } from './record-list.tsx'
import styles from './request-tabs.module.css'

/** One request in full: Body · Headers · cURL · Records. */
export function RequestTabs({ request }: { request: PlannedRequest }) {
  const { credential } = useChoices()
  const [isRaw, setRaw] = useState(false)
  const authorization = { name: 'Authorization', value: `Bearer ••••${credential?.keyEnding ?? ''}` }
  return (
    <Tabs defaultValue="body" keepMounted={false}>
      <div className={styles.bar}>
        <Tabs.List className={styles.list}>
          <Tabs.Tab value="body">Body</Tabs.Tab>
          <Tabs.Tab value="headers">Headers</Tabs.Tab>
          <Tabs.Tab value="curl">cURL</Tabs.Tab>
          <Tabs.Tab value="records">Records</Tabs.Tab>
        </Tabs.List>
      </div>
      <Tabs.Panel value="body">
        <div className={styles.tools}>
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
        <BodyView body={request.body} isRaw={isRaw} label="Request body" />
      </Tabs.Panel>
      <Tabs.Panel value="headers" p="sm">
        <HeaderList headers={[authorization, ...request.headers]} />
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
