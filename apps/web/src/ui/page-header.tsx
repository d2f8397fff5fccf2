import { type ReactNode, useEffect } from 'react'
import styles from './page-header.module.css'
import { TextLink } from './text-link.tsx'

interface PageHeaderProps {
  /** The page's only h1 and its browser title. */
  title: string
  /** Pages above this one, outermost first. */
  above?: readonly { title: string; to: string }[]
  /** Beside the title: a status pill, an edit button, the wizard's steps. */
  beside?: ReactNode
  /** At the right: what the page lets you do. */
  actions?: ReactNode
}

/** White bar at the top of each page. */
export function PageHeader({ title, above = [], beside, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Ferry`
  }, [title])
  return (
    <div className={styles.header}>
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
