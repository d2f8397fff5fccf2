import { Button } from '@mantine/core'
import { ApiError, sentenceOf } from '../../../api/api-error.ts'
import { Notice } from '../../../ui/notice.tsx'

interface RefusedNoteProps {
  error: Error
  /** Leads to the confirmation that names the effect; absent where the payload is not at hand. */
  sendAnyway?: () => void
}

/** Ferry itself sent nothing: why, and the way on. */
export function RefusedNote({ error, sendAnyway }: RefusedNoteProps) {
  const code = error instanceof ApiError ? error.code : null
  return (
    <Notice role="alert" meaning={code === 'already_sent' ? 'attention' : 'refused'} title="Not sent">
      <div>{sentenceOf(error)}</div>
      {code === 'already_sent' && sendAnyway && (
        <Button size="xs" variant="default" mt="xs" onClick={sendAnyway}>
          Send it once more…
        </Button>
      )}
      {code === 'preview_differs' && (
        <Button size="xs" variant="default" mt="xs" onClick={() => window.location.reload()}>
          Reload the page
        </Button>
      )}
    </Notice>
  )
}
