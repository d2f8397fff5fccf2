import type { Nexset } from '@ferry/contract'
import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useSuspenseQueries } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { draftsQuery } from '../../api/drafts.ts'
import { nexsetsQuery } from '../../api/nexsets.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CardList } from '../../ui/list-card.tsx'
import { PageBody } from '../../ui/page-body.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { DraftOffers } from './draft-offers.tsx'
import { NexsetCard } from './nexset-card.tsx'
import { UploadPanel } from './upload-panel.tsx'

const DeleteNexset = lazy(() => import('./delete-nexset.tsx').then((m) => ({ default: m.DeleteNexset })))

/** All data sets, each with a + that starts the wizard. */
export function NexsetsPage() {
  // Together, so that the page stands at once and nothing in it moves.
  const [{ data: nexsets }, { data: drafts }] = useSuspenseQueries({
    queries: [nexsetsQuery(), draftsQuery()],
  })
  const [uploading, upload] = useDisclosure(false)
  const [deleted, setDeleted] = useState<Nexset | null>(null)
  const forgetDeleted = () => setDeleted(null)
  return (
    <>
      <PageHeader title="Nexsets" actions={<Button onClick={upload.open}>Upload a file</Button>} />
      <PageBody>
        <DraftOffers drafts={drafts} />
        {nexsets.length === 0 ? (
          <EmptyState title="No Nexsets yet">
            <Text c="dimmed">
              A Nexset is a named set of records. Upload a file to make one; nothing is sent anywhere by that.
            </Text>
            <Button onClick={upload.open}>Upload a file</Button>
          </EmptyState>
        ) : (
          <CardList label="Nexsets">
            {nexsets.map((nexset) => (
              <NexsetCard key={nexset.id} nexset={nexset} onDelete={() => setDeleted(nexset)} />
            ))}
          </CardList>
        )}
      </PageBody>
      <UploadPanel opened={uploading} onClose={upload.close} />
      <Suspense fallback={null}>
        {deleted && <DeleteNexset nexset={deleted} onClose={forgetDeleted} onDeleted={forgetDeleted} />}
      </Suspense>
    </>
  )
}
