import type { Attribute } from '@ferry/contract'
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
      {attribute.nullShare > 0 && <span className={styles.nulls}>{nullWords(attribute.nullShare)}</span>}
    </span>
  </span>
)

/** `text`, `text or number`. */
export const kindWords = ({ types }: Pick<Attribute, 'types'>): string => {
  const words = types.flatMap((type) => (type === 'null' ? [] : [kinds[type]]))
  return words.length > 0 ? words.join(' or ') : 'always empty'
}

const kinds = {
  string: 'text',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
} as const

/** `12 % empty`; what is there but rare must not read as nothing. */
export const nullWords = (share: number): string =>
  share < 0.01 ? 'under 1 % empty' : `${Math.floor(share * 100)} % empty`
