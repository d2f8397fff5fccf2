import type { SetAsideDetail } from '@ferry/contract'
import { Skeleton, Stack, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../../api/api-error.ts'
import { setAsideRecordQuery } from '../../../api/attention.ts'
import { BodyView } from '../../../ui/body-view.tsx'
import { LoadError } from '../../../ui/load-error.tsx'
import { ItsAnswer, SentRequest } from '../record/call-of-record-view.tsx'
import { NextRequestView } from '../record/next-request-view.tsx'
import { AsideActs } from './aside-acts.tsx'
import { AsideHistory } from './aside-history.tsx'
import { LockedFields } from './locked-fields.tsx'
import { OverwriteDialog } from './overwrite-dialog.tsx'
import { RecordForm } from './record-form.tsx'
import { RestoreButton } from './restore-button.tsx'
import { StoredComparison } from './stored-comparison.tsx'

interface AsideRecordProps {
  destinationId: string
  offset: number
  isDiscarded: boolean
}

/** One record that was set aside: itself, what was sent, what Lago answered, and what can be done. */
export function AsideRecord({ destinationId, offset, isDiscarded }: AsideRecordProps) {
  const query = useQuery(setAsideRecordQuery(destinationId, offset))
  // Kept here: what was saved is read again, and the form begins anew with it.
  const [overwrites, setOverwrites] = useState<string | null>(null)
  if (query.isPending) return <Skeleton height={240} />
  if (query.error)
    return <LoadError sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
  const record = query.data
  return (
    <Stack gap="sm">
      <Text size="sm">{record.sentence}</Text>
      <LockedFields record={record} />
      <AsideTabs
        destinationId={destinationId}
        record={record}
        isDiscarded={isDiscarded}
        onOverwrites={setOverwrites}
      />
      {overwrites !== null && (
        <OverwriteDialog
          destinationId={destinationId}
          records={{ offsets: [offset] }}
          about="this record"
          effect={overwrites}
          onClose={() => setOverwrites(null)}
        />
      )}
    </Stack>
  )
}

interface AsideTabsProps {
  destinationId: string
  record: SetAsideDetail
  isDiscarded: boolean
  onOverwrites: (effect: string) => void
}

function AsideTabs({ destinationId, record, isDiscarded, onOverwrites }: AsideTabsProps) {
  const { offset, text, call, stored, next, revisions } = record
  return (
    <Tabs defaultValue={stored === null ? 'record' : 'compare'} keepMounted={false}>
      <Tabs.List mb="sm" aria-label="Parts of the record">
        {stored !== null && <Tabs.Tab value="compare">Compare</Tabs.Tab>}
        <Tabs.Tab value="record">Record</Tabs.Tab>
        {call && <Tabs.Tab value="request">Request</Tabs.Tab>}
        {call && <Tabs.Tab value="answer">Answer</Tabs.Tab>}
        <Tabs.Tab value="next">What a retry sends</Tabs.Tab>
        {revisions.length > 0 && <Tabs.Tab value="edits">Edits</Tabs.Tab>}
      </Tabs.List>
      {stored !== null && (
        <Tabs.Panel value="compare">
          <Stack gap="sm">
            <StoredComparison record={record} stored={stored} />
            {!isDiscarded && (
              <AsideActs
                destinationId={destinationId}
                records={{ offsets: [offset] }}
                about="this record"
                all={false}
              />
            )}
          </Stack>
        </Tabs.Panel>
      )}
      <Tabs.Panel value="record">
        {isDiscarded ? (
          <Stack gap="sm">
            <BodyView label="Record" text={text} />
            <RestoreButton destinationId={destinationId} records={{ offsets: [offset] }}>
              Take it back
            </RestoreButton>
          </Stack>
        ) : (
          <RecordForm
            key={record.revision}
            destinationId={destinationId}
            record={record}
            onOverwrites={onOverwrites}
          />
        )}
      </Tabs.Panel>
      {call && (
        <>
          <Tabs.Panel value="request">
            <SentRequest call={call} />
          </Tabs.Panel>
          <Tabs.Panel value="answer">
            <ItsAnswer call={call} />
          </Tabs.Panel>
        </>
      )}
      <Tabs.Panel value="next">
        <NextRequestView next={next} />
      </Tabs.Panel>
      {revisions.length > 0 && (
        <Tabs.Panel value="edits">
          <AsideHistory record={record} />
        </Tabs.Panel>
      )}
    </Tabs>
  )
}
