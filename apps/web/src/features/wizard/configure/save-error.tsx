import { Alert, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { ApiError, sentenceOf } from '../../../api/api-error.ts'

/** Why saving did not work. What was typed stays in the form. */
export function SaveError({ error }: { error: Error }) {
  const places = error instanceof ApiError ? error.places : []
  const isConflict = error instanceof ApiError && error.code === 'conflict'
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      title="Not saved"
      icon={<IconAlertTriangle aria-hidden />}
    >
      {sentenceOf(error)}
      {isConflict && ' What you set here is still on this page; note it down before reloading.'}
      {places.length > 0 && (
        <List size="sm" mt="xs">
          {places.map(({ path, message }) => (
            <List.Item key={`${path} ${message}`}>{message}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  )
}
