import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { count } from '../../../ui/numbers.ts'
import { TestRequest } from '../test/test-request.tsx'
import { useLookedAt } from './looked-at.tsx'
import type { MadePreview } from './preview-context.tsx'
import styles from './request-item.module.css'
import { RequestItem } from './request-item.tsx'
import { RequestTabs } from './request-tabs.tsx'
import type { PanelMode } from './sample-panel.tsx'

/** Without batching every record is a request; so many lines hold up typing and nobody reads them. */
const few = 20

/** The requests, one under the other; one of them open. */
export function RequestList({ made, mode }: { made: MadePreview; mode: PanelMode }) {
  const [open, setOpen] = useState<number | null>(0)
  const [isWhole, setWhole] = useState(false)
  const { requests } = made.plan
  const { offset, lookFor } = useLookedAt()
  const [followed, setFollowed] = useState(offset)
  // The panel turns with the record beside the settings; a test that is being edited stays where it is.
  if (offset !== followed) {
    setFollowed(offset)
    const at = requests.findIndex(({ offsets }) => offset !== null && offsets.includes(offset))
    if (mode === 'preview' && at >= 0) setOpen(at)
  }
  if (requests.length === 0) {
    return (
      <Text p="md" c="dimmed">
        No record of the sample can be sent as it is. The reasons are below.
      </Text>
    )
  }
  const toggle = (index: number) => {
    if (open === index) return setOpen(null)
    setOpen(index)
    const offsets = requests[index]?.offsets ?? []
    const [first] = offsets
    if (first !== undefined && (offset === null || !offsets.includes(offset))) lookFor(first)
  }
  const listed = isWhole ? requests : requests.slice(0, Math.max(few, (open ?? 0) + 1))
  const items = listed.map((request, index) => (
    <RequestItem
      // A request has no name of its own; its place in the list is what stays while the settings change.
      key={index}
      request={request}
      config={made.config}
      isOpen={open === index}
      onToggle={() => toggle(index)}
    >
      {mode === 'test' ? (
        // An answer belongs to the call it was given to: with another URL the test starts anew.
        <TestRequest key={`${request.method} ${request.url}`} request={request} config={made.config} />
      ) : (
        <RequestTabs request={request} config={made.config} />
      )}
    </RequestItem>
  ))
  return (
    <>
      <ul className={styles.list} aria-label="Requests">
        {items}
      </ul>
      {listed.length < requests.length && (
        <Button m="xs" size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
          Show all {count(requests.length)} requests
        </Button>
      )}
    </>
  )
}
