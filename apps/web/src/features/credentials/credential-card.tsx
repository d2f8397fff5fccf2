import type { Credential } from '@ferry/contract'
import { Code, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconPlugConnected, IconTrash } from '@tabler/icons-react'
import { sentenceOf } from '../../api/api-error.ts'
import { Failure } from '../../ui/failure.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ListCard } from '../../ui/list-card.tsx'
import { deploymentLabels } from './deployments.ts'
import { LastCheck } from './last-check.tsx'
import { useCheck } from './use-check.ts'
import { UsedIn } from './used-in.tsx'

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
          <LastCheck lastCheck={credential.lastCheck} checking={check.isPending} />
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
        {
          name: 'Used by',
          value: credential.usedBy === 0 ? 'No destination' : <UsedIn {...credential} />,
        },
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
            <Menu.Item
              leftSection={<IconTrash size={16} aria-hidden />}
              color="var(--ferry-refused)"
              onClick={onDelete}
            >
              Delete
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    />
  )
}
