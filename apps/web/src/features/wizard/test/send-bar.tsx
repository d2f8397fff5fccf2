import { Button, Group, Text } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { ElapsedTime } from './elapsed-time.tsx'
import styles from './send-bar.module.css'
import type { SendTest } from './use-send-test.ts'

/** How far a test goes: nothing leaves, Lago computes, or it is really sent. */
export type Level = 'validate' | 'estimate'

interface SendBarProps {
  test: SendTest
  /** Whether Lago can compute this call without writing. */
  canEstimate: boolean
  onLevel: (level: Level) => void
}

/** At the top of a payload: Send Test Data, what a press really does, and the safer levels beside it. */
export function SendBar({ test, canEstimate, onLevel }: SendBarProps) {
  const { state, risk } = test
  const isSending = state.state === 'sending'
  return (
    <div className={styles.bar}>
      <Group gap="xs">
        <Button
          size="xs"
          leftSection={<IconSend size={14} aria-hidden />}
          onClick={test.press}
          aria-disabled={isSending}
          data-busy={isSending || undefined}
          className={styles.send}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          Send Test Data
        </Button>
        {isSending ? (
          <>
            <Button size="xs" variant="default" onClick={test.stopWaiting}>
              Cancel
            </Button>
            <ElapsedTime since={state.startedAt} />
            <Text size="xs" c="dimmed">
              Request <code>{state.key.slice(0, 8)}</code>
            </Text>
          </>
        ) : (
          <>
            <Button size="xs" variant="default" onClick={() => onLevel('validate')}>
              Validate
            </Button>
            {canEstimate && (
              <Button size="xs" variant="default" onClick={() => onLevel('estimate')}>
                Estimate
              </Button>
            )}
          </>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        <strong>{risk.sentence}</strong> Validate makes no call
        {canEstimate ? '; with Estimate Lago computes and writes nothing' : ''}.
      </Text>
    </div>
  )
}
