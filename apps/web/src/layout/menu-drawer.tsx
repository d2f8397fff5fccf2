import { Drawer } from '@mantine/core'
import styles from './layout.module.css'
import { Sidebar } from './sidebar.tsx'

/** The main navigation on narrow screens. */
export const MenuDrawer = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => (
  <Drawer
    opened={opened}
    onClose={onClose}
    size={260}
    padding={0}
    withCloseButton={false}
    attributes={{ content: { 'aria-label': 'Menu' } }}
    classNames={{ content: styles.drawer, body: styles.drawerBody }}
  >
    <Sidebar onNavigate={onClose} />
  </Drawer>
)
