import { type Credential, deleteCredential } from '@ferry/contract'
import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { credentialsKey, credentialsQuery } from '../../api/credentials.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CardList } from '../../ui/list-card.tsx'
import { PageBody } from '../../ui/page-body.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { CredentialCard } from './credential-card.tsx'
import { EditCredentialDrawer } from './edit-credential-drawer.tsx'
import { NewCredentialDrawer } from './new-credential-drawer.tsx'
import { UsedIn } from './used-in.tsx'

/** The keys to Lago organizations. */
export function CredentialsPage() {
  const { data: credentials } = useSuspenseQuery(credentialsQuery())
  const [creating, create] = useDisclosure(false)
  const [edited, setEdited] = useState<Credential | null>(null)
  const [deleted, setDeleted] = useState<Credential | null>(null)
  return (
    <>
      <PageHeader title="Credentials" actions={<Button onClick={create.open}>New credential</Button>} />
      <PageBody>
        {credentials.length === 0 ? (
          <EmptyState title="No credentials yet">
            <Text c="dimmed">
              A credential is the API key of one Lago organization. It stays on this server, encrypted.
            </Text>
          </EmptyState>
        ) : (
          <CardList label="Credentials">
            {credentials.map((credential) => (
              <CredentialCard
                key={credential.id}
                credential={credential}
                onEdit={() => setEdited(credential)}
                onDelete={() => setDeleted(credential)}
              />
            ))}
          </CardList>
        )}
      </PageBody>
      <NewCredentialDrawer opened={creating} onClose={create.close} onCreated={create.close} />
      <EditCredentialDrawer credential={edited} onClose={() => setEdited(null)} />
      {deleted && <DeleteCredential credential={deleted} onClose={() => setDeleted(null)} />}
    </>
  )
}

function DeleteCredential({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: () => call(deleteCredential, { params: { id: credential.id } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: credentialsKey })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      onClose={onClose}
      title={`Delete ${credential.name}?`}
      confirmLabel="Delete credential"
      onConfirm={() => remove.mutate()}
      pending={remove.isPending}
      failure={remove.error && sentenceOf(remove.error)}
    >
      <Text size="sm">
        The encrypted key is removed from this server. Nothing changes in Lago. A credential that destinations
        use cannot be deleted.
      </Text>
      {credential.usedBy > 0 && (
        <Text size="sm" mt="xs">
          Used by <UsedIn {...credential} />.
        </Text>
      )}
    </ConfirmDialog>
  )
}
