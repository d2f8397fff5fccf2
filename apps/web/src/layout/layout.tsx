import { Burger, Drawer } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Brand } from './brand.tsx'
import styles from './layout.module.css'
import { Sidebar } from './sidebar.tsx'
import { useFocusOnNavigation } from './use-focus-on-navigation.ts'

const Shortcuts = lazy(() => import('./shortcuts.tsx').then((m) => ({ default: m.Shortcuts })))

/** Sidebar (a drawer on narrow screens) and the page beside it. */
export function Layout() {
  const [menuOpen, menu] = useDisclosure(false)
  const [shortcutsOpen, shortcuts] = useDisclosure(false)
  useFocusOnNavigation()
  // Not while somebody types; `?` is Shift and another key on most keyboards.
  useHotkeys([
    ['shift+?', shortcuts.open],
    ['?', shortcuts.open],
  ])
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
      <Suspense fallback={null}>{shortcutsOpen && <Shortcuts onClose={shortcuts.close} />}</Suspense>
    </div>
  )
}
