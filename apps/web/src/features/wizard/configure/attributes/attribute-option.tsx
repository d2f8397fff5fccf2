import type { Attribute } from '@ferry/contract'
import { kindWords, shareWords } from '../../../../ui/attribute-words.ts'
import styles from './attribute-option.module.css'

/** One attribute in a pulldown: its path and kinds of value, values of the sample, and how often it is empty. */
export const AttributeOption = ({ attribute }: { attribute: Attribute }) => (
  <span className={styles.option}>
    <span className={styles.head}>
      <span className={styles.path} title={attribute.path}>
        {attribute.path}
      </span>
      <span className={styles.kinds}>{kindWords(attribute)}</span>
    </span>
    <span className={styles.more}>
      <span className={styles.examples}>{attribute.examples.join(' · ')}</span>
      {attribute.nullShare > 0 && (
        <span className={styles.nulls}>{shareWords(attribute.nullShare)} empty</span>
      )}
    </span>
  </span>
)
