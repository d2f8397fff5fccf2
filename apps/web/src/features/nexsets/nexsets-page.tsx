import type { Nexset } from '@ferry/contract'
import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useSuspenseQueries } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { draftsQuery } from '../../api/drafts.ts'
import { nexsetsQuery } from '../../api/nexsets.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { lazyPart } from '../../ui/lazy-part.ts'
import { CardList } from '../../ui/list-card.tsx'
import { PageBody } from '../../ui/page-body.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { DraftOffers } from '../drafts/draft-offers.tsx'
import { NexsetCard } from './nexset-card.tsx'

const DeleteNexset = lazyPart(() => import('./delete-nexset.tsx').then((m) => m.DeleteNexset))
const UploadPanel = lazyPart(() => import('./upload-panel.tsx').then((m) => m.UploadPanel))

/** All data sets, each with a + that starts the wizard. */
export function NexsetsPage() {
  // Together, so that the page stands at once and nothing in it moves.
  const [{ data: nexsets }, { data: drafts }] = useSuspenseQueries({
    queries: [nexsetsQuery(), draftsQuery()],
  })
  const [uploading, upload] = useDisclosure(false)
  // Stays once it was there, so that it can close with its movement.
  const [isUploadWanted, setUploadWanted] = useState(false)
  const openUpload = () => {
    setUploadWanted(true)
    upload.open()
  }
  const [deleted, setDeleted] = useState<Nexset | null>(null)
  const forgetDeleted = () => setDeleted(null)
  return (
    <>
      <PageHeader title="Nexsets" actions={<Button onClick={openUpload}>Upload a file</Button>} />
      <PageBody>
        <DraftOffers drafts={drafts} />
        {nexsets.length === 0 ? (
          <EmptyState title="No Nexsets yet">
            <Text c="dimmed">
              A Nexset is a named set of records. Upload a file to make one; nothing is sent anywhere by that.
            </Text>
            <Button onClick={openUpload}>Upload a file</Button>
          </EmptyState>
        ) : (
          <CardList label="Nexsets">
            {nexsets.map((nexset) => (
              <NexsetCard key={nexset.id} nexset={nexset} onDelete={() => setDeleted(nexset)} />
            ))}
          </CardList>
        )}
      </PageBody>
      <Suspense fallback={null}>
        {isUploadWanted && <UploadPanel opened={uploading} onClose={upload.close} />}
        {deleted && <DeleteNexset nexset={deleted} onClose={forgetDeleted} onDeleted={forgetDeleted} />}
      </Suspense>
    </>
  )
}
