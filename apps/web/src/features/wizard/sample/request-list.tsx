import { Text } from '@mantine/core'
import { useState } from 'react'
import { TestRequest } from '../test/test-request.tsx'
import type { MadePreview } from './preview-context.tsx'
import { RequestItem } from './request-item.tsx'
import { RequestTabs } from './request-tabs.tsx'
import type { PanelMode } from './sample-panel.tsx'

/** The requests, one under the other; one of them open. */
export function RequestList({ made, mode }: { made: MadePreview; mode: PanelMode }) {
  const [open, setOpen] = useState<number | null>(0)
  const { requests } = made.plan
  if (requests.length === 0) {
    return (
      <Text p="md" c="dimmed">
        No record of the sample can be sent as it is. The reasons are below.
      </Text>
    )
  }
  return requests.map((request, index) => (
    <RequestItem
      // A request has no name of its own; its place in the list is what stays while the settings change.
      key={index}
      request={request}
      isOpen={open === index}
      onToggle={() => setOpen(open === index ? null : index)}
    >
      {mode === 'test' ? (
        <TestRequest request={request} config={made.config} />
      ) : (
        <RequestTabs request={request} />
      )}
    </RequestItem>
  ))
}
