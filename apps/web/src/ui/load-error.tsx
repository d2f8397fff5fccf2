import { Button, Group, Text } from '@mantine/core'
import { Notice } from './notice.tsx'

interface LoadErrorProps {
  /** What happened, in words. */
  sentence: string
  onRetry: () => void
}

/** Something could not be loaded; offers to try again. */
export const LoadError = ({ sentence, onRetry }: LoadErrorProps) => (
  <Notice role="alert" meaning="refused">
    <Group justify="space-between">
      <Text size="sm">{sentence}</Text>
      <Button variant="default" size="xs" onClick={onRetry}>
        Try again
      </Button>
    </Group>
  </Notice>
)
