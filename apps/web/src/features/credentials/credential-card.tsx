import { type Credential, checkCredential } from '@ferry/contract'
import { Code, Menu, Text } from '@mantine/core'
import { IconDots, IconPencil, IconPlugConnected, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sentenceOf } from '../../api/api-error.ts'
import { call } from '../../api/call.ts'
import { credentialsKey } from '../../api/credentials.ts'
import { Failure } from '../../ui/failure.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ListCard } from '../../ui/list-card.tsx'
import { MeaningPill } from '../../ui/meaning-pill.tsx'
import { counted } from '../../ui/numbers.ts'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { deploymentLabels } from './deployments.ts'

interface CredentialCardProps {
  credential: Credential
  onEdit: () => void
  onDelete: () => void
}

/** One credential of the list, with the result of its last check. */
export function CredentialCard({ credential, onEdit, onDelete }: CredentialCardProps) {
  const check = useCheck(credential.id)
  return (
    <ListCard
      title={credential.name}
      below={
        <>
          {credential.description && <div>{credential.description}</div>}
          <Code>{credential.baseUrl}</Code>
          <LastCheck credential={credential} checking={check.isPending} />
          {check.error && <Failure sentence={sentenceOf(check.error)} />}
        </>
      }
      facts={[
        {
          name: 'Deployment',
          value: credential.sandbox ? 'Sandbox' : deploymentLabels[credential.deployment],
        },
        { name: 'Organization', value: credential.organization ?? 'Not known' },
        { name: 'Key ends in', value: <Code>{credential.keyEnding}</Code> },
        { name: 'Used by', value: counted(credential.usedBy, 'destination') },
      ]}
      actions={
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <IconButton label={`Actions for ${credential.name}`}>
              <IconDots size={18} aria-hidden />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPlugConnected size={16} aria-hidden />}
              onClick={() => check.mutate()}
            >
              Test connection
            </Menu.Item>
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
              Rename or replace the key
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} color="red" onClick={onDelete}>
              Delete
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    />
  )
}

function LastCheck({ credential: { lastCheck }, checking }: { credential: Credential; checking: boolean }) {
  const result = lastCheck?.result
  return (
    <Text component="div" size="sm" mt={6} role="status">
      {checking && <MeaningPill meaning="checking">Testing…</MeaningPill>}
      {!checking && !result && <MeaningPill meaning="quiet">Not tested yet</MeaningPill>}
      {!checking && result && (
        <>
          <MeaningPill meaning={result.ok ? 'delivered' : 'refused'}>
            {result.ok ? 'Connected' : 'Not working'}
          </MeaningPill>{' '}
          {result.sentence} · tested {lastCheck && <TimeAgo at={lastCheck.at} />}
        </>
      )}
    </Text>
  )
}

function useCheck(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => call(checkCredential, { params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: credentialsKey }),
  })
}
