import { restoreSetAside, type SelectedAside } from '@ferry/contract'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { sentenceOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useAct } from '../acts/use-act.ts'

interface RestoreButtonProps {
  destinationId: string
  records: SelectedAside
  onDone?: () => void
  children: ReactNode
}

/** Takes a discard back: the records need attention again, and nothing is sent. */
export function RestoreButton({ destinationId, records, onDone, children }: RestoreButtonProps) {
  const params = { id: destinationId }
  const restore = useAct(destinationId, () => call(restoreSetAside, { params, body: { records } }), onDone)
  return (
    <div>
      <Button variant="default" size="xs" loading={restore.isPending} onClick={() => restore.mutate()}>
        {children}
      </Button>
      {restore.error && <Failure sentence={sentenceOf(restore.error)} />}
    </div>
  )
}
