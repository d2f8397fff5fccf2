import { Burger } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { lazyPart } from '../ui/lazy-part.ts'
import { Brand } from './brand.tsx'
import styles from './layout.module.css'
import { Sidebar } from './sidebar.tsx'
import { useFocusOnNavigation } from './use-focus-on-navigation.ts'

const Shortcuts = lazyPart(() => import('./shortcuts.tsx').then((m) => m.Shortcuts))
const MenuDrawer = lazyPart(() => import('./menu-drawer.tsx').then((m) => m.MenuDrawer))

/** Sidebar (a drawer on narrow screens) and the page beside it. */
export function Layout() {
  const [menuOpen, menu] = useDisclosure(false)
  // Stays once it was there, so that it can close with its movement.
  const [isMenuWanted, setMenuWanted] = useState(false)
  const toggleMenu = () => {
    setMenuWanted(true)
    menu.toggle()
  }
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
        <Burger opened={menuOpen} onClick={toggleMenu} size="sm" color="#dcedf2" aria-label="Open the menu" />
        <Brand />
      </nav>
      <Suspense fallback={null}>
        {isMenuWanted && <MenuDrawer opened={menuOpen} onClose={menu.close} />}
      </Suspense>
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
