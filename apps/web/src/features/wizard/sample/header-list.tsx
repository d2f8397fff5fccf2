import { type HeaderPair, maskedValue } from '@ferry/core'
import { IconLock } from '@tabler/icons-react'
import styles from './header-list.module.css'

interface HeaderListProps {
  headers: readonly HeaderPair[]
  /** By lower-case name: why a header cannot be changed. */
  locked?: Readonly<Record<string, string>>
}

/** Headers as they are sent; the key and secret ones are masked. */
export const HeaderList = ({ headers, locked = {} }: HeaderListProps) => (
  <dl className={styles.list}>
    {headers.map(({ name, value, secret }, index) => {
      const why = locked[name.toLowerCase()]
      return (
        <div key={`${name} ${index}`} className={styles.pair}>
          <dt>
            {name}
            {why !== undefined && <IconLock className={styles.lock} size={12} aria-hidden />}
          </dt>
          <dd>
            {secret ? maskedValue : value}
            {why !== undefined && <span className={styles.why}>{why}</span>}
          </dd>
        </div>
      )
    })}
  </dl>
)
