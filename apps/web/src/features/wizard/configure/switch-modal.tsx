import { Button, Group, List, Modal, Text } from '@mantine/core'
import type { SwitchQuestion } from './use-mode-switch.ts'

interface SwitchModalProps {
  question: SwitchQuestion | null
  onConfirm: () => void
  onCancel: () => void
}

const tabs = { template: 'Template', advanced: 'Advanced' } as const

/** Names exactly what a change of tab would lose. */
export const SwitchModal = ({ question, onConfirm, onCancel }: SwitchModalProps) => (
  <Modal
    opened={question !== null}
    onClose={onCancel}
    title={question?.to === 'advanced' ? 'Go to Advanced?' : 'Go back to the template?'}
    size="lg"
    centered
  >
    {question && (
      <>
        <Text>Everything else is carried over. This is not:</Text>
        <List size="sm" my="sm" spacing={4}>
          {question.lost.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" data-autofocus onClick={onCancel}>
            Stay in {tabs[question.to === 'advanced' ? 'template' : 'advanced']}
          </Button>
          <Button onClick={onConfirm}>Go to {tabs[question.to]}</Button>
        </Group>
      </>
    )}
  </Modal>
)
