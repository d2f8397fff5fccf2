import { prettyJson } from '@ferry/core'
import { SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { CodeBlock } from './code-block.tsx'

/** A body as its very bytes (Raw) or indented (Pretty). A body that is not JSON is the same in both. */
export function BodyView({ label, text }: { label: string; text: string }) {
  const [view, setView] = useState('Pretty')
  return (
    <Stack gap={6}>
      <SegmentedControl
        size="xs"
        aria-label={`How to show the ${label.toLowerCase()}`}
        data={['Pretty', 'Raw']}
        value={view}
        onChange={setView}
        style={{ alignSelf: 'flex-start' }}
      />
      <CodeBlock label={label} text={view === 'Pretty' ? prettyJson(text) : text} wrap={view === 'Raw'} />
    </Stack>
  )
}
