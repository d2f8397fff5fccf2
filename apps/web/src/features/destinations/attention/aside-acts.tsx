import { retrySetAside, type SelectedAside } from '@ferry/contract'
import { takesEvents } from '@ferry/core'
import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { destinationQuery } from '../../../api/destinations.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useAct } from '../acts/use-act.ts'
import { DiscardDialog } from './discard-dialog.tsx'
import { NewIdsDialog } from './new-ids-dialog.tsx'
import { OverwriteDialog } from './overwrite-dialog.tsx'
import { overwriteIn } from './overwrite-in.ts'

interface AsideActsProps {
  destinationId: string
  records: SelectedAside
  /** The records in words: `this record`. */
  about: string
  /** They are all of a reason. */
  all: boolean
  onDone?: () => void
}

/** What can be done with records as they are. */
export function AsideActs({ destinationId, records, about, all, onDone }: AsideActsProps) {
  const { data: destination } = useQuery(destinationQuery(destinationId))
  // Nothing else has an id by which Lago would take it for another one.
  const isEvents =
    destination !== undefined && takesEvents(destination.config, destination.credential.baseUrl)
  const [asking, setAsking] = useState<'new-ids' | 'discard' | null>(null)
  const params = { id: destinationId }
  const retry = useAct(destinationId, () => call(retrySetAside, { params, body: { records } }), onDone)
  const overwrites = overwriteIn(retry.error)
  const close = () => setAsking(null)
  const dialog = { destinationId, records, about, onClose: close, onDone }
  return (
    <div>
      <Group gap="xs">
        <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate()}>
          {all ? 'Retry all of this reason' : 'Retry as it is'}
        </Button>
        {isEvents && (
          <Button variant="default" size="xs" onClick={() => setAsking('new-ids')}>
            {all ? 'Use new ids…' : 'Use new id…'}
          </Button>
        )}
        <Button variant="default" size="xs" onClick={() => setAsking('discard')}>
          {all ? 'Discard all…' : 'Discard…'}
        </Button>
      </Group>
      {retry.error && overwrites === null && <Failure sentence={sentenceOf(retry.error)} />}
      {overwrites !== null && <OverwriteDialog {...dialog} effect={overwrites} onClose={retry.reset} />}
      {asking === 'new-ids' && <NewIdsDialog {...dialog} />}
      {asking === 'discard' && <DiscardDialog {...dialog} />}
    </div>
  )
}
