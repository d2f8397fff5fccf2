import { Button, Group, List, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import type { SwitchQuestion } from './use-mode-switch.ts'

interface SwitchModalProps {
  question: SwitchQuestion | null
  onConfirm: () => void
  onCancel: () => void
}

const tabs = { template: 'Template', advanced: 'Advanced' } as const

/** Names exactly what a change of tab would lose. */
export function SwitchModal({ question, onConfirm, onCancel }: SwitchModalProps) {
  // The last question stays in it while it closes, instead of becoming another one.
  const [asked, setAsked] = useState(question)
  if (question !== null && question !== asked) setAsked(question)
  return (
    <Modal
      opened={question !== null}
      onClose={onCancel}
      title={asked?.to === 'advanced' ? 'Go to Advanced?' : 'Go back to the template?'}
      size="lg"
      centered
    >
      {asked && (
        <>
          <Text>Everything else is carried over. This is not:</Text>
          <List size="sm" my="sm" spacing={4}>
            {asked.lost.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
          <Group justify="flex-end" mt="lg">
            <Button variant="default" data-autofocus onClick={onCancel}>
              Stay in {tabs[asked.to === 'advanced' ? 'template' : 'advanced']}
            </Button>
            <Button onClick={onConfirm}>Go to {tabs[asked.to]}</Button>
          </Group>
        </>
      )}
    </Modal>
  )
}
