import { Button, Group, Modal, Text } from '@mantine/core'

interface BackToTemplateModalProps {
  opened: boolean
  onConfirm: () => void
  onCancel: () => void
}

export const BackToTemplateModal = ({ opened, onConfirm, onCancel }: BackToTemplateModalProps) => (
  <Modal opened={opened} onClose={onCancel} title="Go back to the template?" centered>
    <Text>
      The template keeps the fields it had before. The method, URL, request headers and root key you set in
      Advanced are left behind.
    </Text>
    <Group justify="flex-end" mt="lg">
      <Button variant="default" onClick={onCancel}>
        Stay in Advanced
      </Button>
      <Button onClick={onConfirm}>Go back and drop them</Button>
    </Group>
  </Modal>
)
