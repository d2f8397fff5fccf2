import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'

interface LeaveDialogProps {
  title: string
  /** What becomes of the changes. */
  sentence: string
  /** The ways out, the gentlest last; each closes the dialog. */
  ways: readonly { label: string; act: () => void; isDestructive?: boolean }[]
  onStay: () => void
}

/** Asks once before a page with changes is left. */
export function LeaveDialog({ title, sentence, ways, onStay }: LeaveDialogProps) {
  useReturnFocus()
  return (
    <Modal opened onClose={onStay} title={title} size={500} centered>
      <Stack>
        <Text size="sm">{sentence}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onStay}>
            Stay
          </Button>
          {ways.map(({ label, act, isDestructive = false }, index) => (
            <Button
              key={label}
              onClick={act}
              {...(isDestructive && { variant: 'light', color: 'red' })}
              {...(index === ways.length - 1 && { 'data-autofocus': true })}
            >
              {label}
            </Button>
          ))}
        </Group>
      </Stack>
    </Modal>
  )
}
