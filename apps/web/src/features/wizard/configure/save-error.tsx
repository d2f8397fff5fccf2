import { List } from '@mantine/core'
import { ApiError, sentenceOf } from '../../../api/api-error.ts'
import { Notice } from '../../../ui/notice.tsx'

/** Why saving did not work. What was typed stays in the form. */
export function SaveError({ error }: { error: Error }) {
  const places = error instanceof ApiError ? error.places : []
  const isConflict = error instanceof ApiError && error.code === 'conflict'
  return (
    <Notice role="alert" meaning="refused" title="Not saved">
      {sentenceOf(error)}
      {isConflict &&
        ' Nothing of theirs was overwritten. What you set here is still on this page; note it down before reloading.'}
      {places.length > 0 && (
        <List size="sm" mt="xs">
          {places.map(({ path, message }) => (
            <List.Item key={`${path} ${message}`}>{message}</List.Item>
          ))}
        </List>
      )}
    </Notice>
  )
}
