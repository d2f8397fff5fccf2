import { List, Text } from '@mantine/core'
import { Notice } from './notice.tsx'

interface FailureProps {
  /** What happened, in words. */
  sentence: string
  /** Places that are wrong, each as a line of text. */
  places?: readonly string[]
}

/** An action was refused or failed; announced at once. */
export const Failure = ({ sentence, places = [] }: FailureProps) => (
  <Notice role="alert" meaning="refused">
    <Text size="sm">{sentence}</Text>
    {places.length > 0 && (
      <List size="sm" mt="xs">
        {places.map((place) => (
          <List.Item key={place}>{place}</List.Item>
        ))}
      </List>
    )}
  </Notice>
)
