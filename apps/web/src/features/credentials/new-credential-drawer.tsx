import type { Credential } from '@ferry/contract'
import { SidePanel } from '../../ui/side-panel.tsx'
import { CredentialForm } from './credential-form.tsx'

interface NewCredentialDrawerProps {
  opened: boolean
  onClose: () => void
  /** Called with the credential once it is saved; the list in the query cache already holds it. */
  onCreated: (credential: Credential) => void
}

/** Side panel to create a credential without leaving the page. */
export const NewCredentialDrawer = ({ opened, onClose, onCreated }: NewCredentialDrawerProps) => (
  <SidePanel opened={opened} onClose={onClose} title="New Lago credential">
    <CredentialForm onCreated={onCreated} onCancel={onClose} />
  </SidePanel>
)
