import { SegmentedControl, Tabs } from '@mantine/core'
import { memo, useMemo, useState } from 'react'
import { CopyBody } from './copy-body.tsx'
import { type OpenRequest, OpenRequestContext } from './open-request.ts'
import { RequestBody, RequestCurl, RequestHeaders, RequestRecords } from './request-parts.tsx'
import styles from './request-tabs.module.css'

/** One request in full: Body · Headers · cURL · Records. */
export function RequestTabs({ request, config }: OpenRequest) {
  const open = useMemo(() => ({ request, config }), [request, config])
  return (
    <OpenRequestContext value={open}>
      <Frame />
    </OpenRequestContext>
  )
}

/** Tabs and tools. They are the same for every request, so a keystroke draws none of them. */
const Frame = memo(function Frame() {
  const [tab, setTab] = useState<string | null>('body')
  const [isRaw, setRaw] = useState(false)
  return (
    <Tabs value={tab} onChange={setTab} keepMounted={false}>
      <div className={styles.bar}>
        <Tabs.List className={styles.list} aria-label="Parts of the request">
          <Tabs.Tab value="body">Body</Tabs.Tab>
          <Tabs.Tab value="headers">Headers</Tabs.Tab>
          <Tabs.Tab value="curl">cURL</Tabs.Tab>
          <Tabs.Tab value="records">Records</Tabs.Tab>
        </Tabs.List>
        {tab === 'body' && (
          <div className={styles.tools}>
            <CopyBody />
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
        <RequestBody isRaw={isRaw} />
      </Tabs.Panel>
      <Tabs.Panel value="headers" p="sm">
        <RequestHeaders />
      </Tabs.Panel>
      <Tabs.Panel value="curl" p="sm">
        <RequestCurl />
      </Tabs.Panel>
      <Tabs.Panel value="records">
        <RequestRecords />
      </Tabs.Panel>
    </Tabs>
  )
})
