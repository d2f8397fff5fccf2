import { IconDatabase, IconFileText, IconKey, IconSend, IconSettings } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { Brand } from './brand.tsx'
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx'
import styles from './sidebar.module.css'

const places = [
  { to: paths.nexsets(), label: 'Nexsets', Icon: IconDatabase },
  { to: paths.destinations(), label: 'Destinations', Icon: IconSend },
  { to: paths.credentials(), label: 'Credentials', Icon: IconKey },
  { to: paths.settings(), label: 'Settings', Icon: IconSettings },
] as const

/** Main navigation. `onNavigate` closes the drawer it may stand in. */
export const Sidebar = ({ onNavigate }: { onNavigate?: () => void }) => (
  <nav className={styles.sidebar} aria-label="Main">
    <div className={styles.brand}>
      <Brand />
    </div>
    <ul className={styles.list}>
      {places.map(({ to, label, Icon }) => (
        <li key={to}>
          <Link to={to} className={styles.link} {...(onNavigate && { onClick: onNavigate })}>
            <Icon size={18} stroke={1.6} aria-hidden />
            {label}
          </Link>
        </li>
      ))}
    </ul>
    <div className={styles.foot}>
      <a className={styles.link} href={paths.apiDocs()}>
        <IconFileText size={18} stroke={1.6} aria-hidden />
        API docs
      </a>
      <ColourSchemeSwitch />
    </div>
  </nav>
)
