import { type ReactNode, useEffect, useRef } from 'react'
import styles from './page-header.module.css'
import { TextLink } from './text-link.tsx'
import { useStuckHeader } from './use-stuck-header.ts'

interface PageHeaderProps {
  /** The page's only h1 and its browser title. */
  title: string
  /** Pages above this one, outermost first. */
  above?: readonly { title: string; to: string }[]
  /** Beside the title: a status pill, an edit button, the wizard's steps. */
  beside?: ReactNode
  /** At the right: what the page lets you do. */
  actions?: ReactNode
  /** Stays at the top while the page scrolls under it, so that its actions are always in reach. */
  isSticky?: boolean
}

/** White bar at the top of each page. */
export function PageHeader({ title, above = [], beside, actions, isSticky = false }: PageHeaderProps) {
  const header = useRef<HTMLDivElement>(null)
  useStuckHeader(isSticky, header)
  useEffect(() => {
    document.title = `${title} · Ferry`
  }, [title])
  return (
    <div ref={header} className={styles.header} data-sticky={isSticky || undefined}>
      <div className={styles.words}>
        {above.length > 0 && (
          <nav aria-label="Breadcrumbs">
            <ol className={styles.above}>
              {above.map((page) => (
                <li key={page.to}>
                  <TextLink to={page.to}>{page.title}</TextLink>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className={styles.row}>
          <h1 className={styles.title} tabIndex={-1} title={title}>
            {title}
          </h1>
          {beside}
        </div>
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
