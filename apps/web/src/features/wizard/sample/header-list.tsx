import type { HeaderPair } from '@ferry/core'
import styles from './header-list.module.css'

/** Headers as they are sent; the key is masked. */
export const HeaderList = ({ headers }: { headers: readonly HeaderPair[] }) => (
  <dl className={styles.list}>
    {headers.map(({ name, value }, index) => (
      <div key={`${name} ${index}`} className={styles.pair}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
