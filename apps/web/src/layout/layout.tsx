import { Burger, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { Brand } from './brand.tsx'
import styles from './layout.module.css'
import { Sidebar } from './sidebar.tsx'
import { useFocusOnNavigation } from './use-focus-on-navigation.ts'

/** Sidebar (a drawer on narrow screens) and the page beside it. */
export function Layout() {
  const [menuOpen, menu] = useDisclosure(false)
  useFocusOnNavigation()
  return (
    <div className={styles.layout}>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <nav className={styles.topBar} aria-label="Menu bar">
        <Burger
          opened={menuOpen}
          onClick={menu.toggle}
          size="sm"
          color="#dcedf2"
          aria-label="Open the menu"
        />
        <Brand />
      </nav>
      <Drawer
        opened={menuOpen}
        onClose={menu.close}
        size={260}
        padding={0}
        withCloseButton={false}
        attributes={{ content: { 'aria-label': 'Menu' } }}
        classNames={{ content: styles.drawer, body: styles.drawerBody }}
      >
        <Sidebar onNavigate={menu.close} />
      </Drawer>
      <div className={styles.side}>
        <Sidebar />
      </div>
      <main id="main" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}
