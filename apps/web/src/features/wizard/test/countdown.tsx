import { Text } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useState } from 'react'

/** Counts down until Lago's limit resets. A test is never sent again by itself. */
export function Countdown({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState(Math.ceil(seconds))
  useInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000, { autoInvoke: true })
  return (
    <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {left > 0 ? `It resets in ${left} s.` : 'The limit was reset: you can send again.'}
    </Text>
  )
}
