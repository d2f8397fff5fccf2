import { Menu } from '@mantine/core'
import { IconPlus, IconSend } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { IconButton } from '../../ui/icon-button.tsx'

/** The + of a Nexset. */
export const SendMenu = ({ nexset }: { nexset: { id: string; name: string } }) => (
  <Menu position="bottom-end" shadow="md">
    <Menu.Target>
      <IconButton label={`Add to ${nexset.name}`} variant="filled">
        <IconPlus size={18} aria-hidden />
      </IconButton>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item component={Link} to={paths.send(nexset.id)} leftSection={<IconSend size={16} aria-hidden />}>
        Send to Destination
      </Menu.Item>
    </Menu.Dropdown>
  </Menu>
)
