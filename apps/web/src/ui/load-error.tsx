import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'

interface LoadErrorProps {
  /** What happened, in words. */
  sentence: string
  onRetry: () => void
}

/** Something could not be loaded; offers to try again. */
export const LoadError = ({ sentence, onRetry }: LoadErrorProps) => (
  <Alert role="alert" color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
    <Group justify="space-between">
      <Text size="sm">{sentence}</Text>
      <Button variant="default" size="xs" onClick={onRetry}>
        Try again
      </Button>
    </Group>
  </Alert>
)
