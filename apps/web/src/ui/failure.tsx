import { Alert, List, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'

interface FailureProps {
  /** What happened, in words. */
  sentence: string
  /** Places that are wrong, each as a line of text. */
  places?: readonly string[]
}

/** An action was refused or failed; announced at once. */
export const Failure = ({ sentence, places = [] }: FailureProps) => (
  <Alert role="alert" variant="outline" color="red" icon={<IconAlertCircle aria-hidden />}>
    <Text size="sm">{sentence}</Text>
    {places.length > 0 && (
      <List size="sm" mt="xs">
        {places.map((place) => (
          <List.Item key={place}>{place}</List.Item>
        ))}
      </List>
    )}
  </Alert>
)
