import { Button, Group, Modal, Text } from '@mantine/core'

interface ConfirmSendProps {
  /** What sending does; null keeps it closed. */
  effect: string | null
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before a test that cannot be taken back. Cancel has the focus: Enter never sends by accident. */
export const ConfirmSend = ({ effect, onConfirm, onCancel }: ConfirmSendProps) => (
  <Modal opened={effect !== null} onClose={onCancel} title="Really send this?" centered>
    <Text>{effect}</Text>
    <Group justify="flex-end" mt="lg">
      <Button variant="default" onClick={onCancel} data-autofocus>
        Cancel
      </Button>
      <Button color="red.9" onClick={onConfirm}>
        I understand, send it
      </Button>
    </Group>
  </Modal>
)
