import { List } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { ApiError, sentenceOf } from '../../../api/api-error.ts'
import { Notice } from '../../../ui/notice.tsx'

/** Why saving did not work, in sight wherever Done was pressed. What was typed stays in the form. */
export function SaveError({ error }: { error: Error }) {
  const place = useRef<HTMLDivElement>(null)
  // Each failed press is told anew.
  useEffect(() => {
    if (error) place.current?.scrollIntoView({ block: 'nearest' })
  }, [error])
  const sentence = sentenceOf(error)
  const places =
    error instanceof ApiError ? error.places.filter(({ message }) => !sentence.includes(message)) : []
  const isConflict = error instanceof ApiError && error.code === 'conflict'
  return (
    <div ref={place}>
      <Notice role="alert" meaning="refused" title="Not saved">
        {sentence}
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
    </div>
  )
}
