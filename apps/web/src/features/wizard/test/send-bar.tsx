import { Badge, Button, Group, Text } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { ElapsedTime } from './elapsed-time.tsx'
import type { Risk } from './risk.ts'
import styles from './send-bar.module.css'
import type { TestState } from './use-test-call.ts'

interface SendBarProps {
  risk: Risk
  state: TestState
  isEdited: boolean
  onSend: () => void
  onReset: () => void
  onStop: () => void
}

/** At the top of a payload: Send Test Data, and what a press really does. */
export function SendBar({ risk, state, isEdited, onSend, onReset, onStop }: SendBarProps) {
  const isSending = state.state === 'sending'
  return (
    <div className={styles.bar}>
      <Group gap="xs">
        <Button
          size="xs"
          leftSection={<IconSend size={14} aria-hidden />}
          onClick={onSend}
          aria-disabled={isSending}
          data-busy={isSending || undefined}
          className={styles.send}
        >
          Send Test Data
        </Button>
        {isSending && (
          <>
            <Button size="xs" variant="default" onClick={onStop}>
              Cancel
            </Button>
            <ElapsedTime since={state.startedAt} />
          </>
        )}
        {isEdited && (
          <>
            <Badge tt="none" color="yellow" variant="light" c="var(--ferry-attention)">
              Edited
            </Badge>
            <Button size="xs" variant="default" onClick={onReset}>
              Reset
            </Button>
          </>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {risk.sentence}
      </Text>
    </div>
  )
}
