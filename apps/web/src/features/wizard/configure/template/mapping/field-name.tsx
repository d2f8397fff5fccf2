import { VisuallyHidden } from '@mantine/core'
import { fieldTypeWords } from './field-type-words.ts'
import type { MappingRow } from './mapping-rows.ts'
import styles from './mapping-table.module.css'

const places = {
  path: 'In the path of the URL.',
  query: 'In the query of the URL.',
  mapping: 'A key of your own.',
}

/** A Lago field: its label, its name in the request, how its values are written, and what it is for. */
export function FieldName({ row: { part, field, known, isRequired } }: { row: MappingRow }) {
  const [type, trap] = known ? fieldTypeWords[known.type] : ['', undefined]
  const about = known?.description ?? places[part]
  return (
    <>
      <span className={styles.label}>
        {known?.label ?? field}
        {isRequired && (
          <>
            {' '}
            <span className={styles.star} aria-hidden>
              *
            </span>
            <VisuallyHidden>required</VisuallyHidden>
          </>
        )}
      </span>
      {known && (
        <span className={styles.type} title={trap}>
          <code className={styles.field} title={field}>
            {field}
          </code>{' '}
          <span>{known.values ? 'one of a few' : type}</span>
        </span>
      )}
      <span className={styles.about} title={about}>
        {about}
      </span>
    </>
  )
}
