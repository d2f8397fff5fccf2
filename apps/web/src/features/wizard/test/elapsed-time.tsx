import { Text, VisuallyHidden } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useState } from 'react'
import { count } from '../../../ui/numbers.ts'

/** How long a call has been under way. `since` is a reading of `performance.now()`. */
export function ElapsedTime({ since }: { since: number }) {
  const [now, setNow] = useState(since)
  useInterval(() => setNow(performance.now()), 100, { autoInvoke: true })
  return (
    <>
      <Text component="span" size="sm" aria-hidden style={{ fontVariantNumeric: 'tabular-nums' }}>
        Sending… {count(Math.max(0, now - since))} ms
      </Text>
      <VisuallyHidden role="status">Sending</VisuallyHidden>
    </>
  )
}
