import type { Filter } from '@ferry/core'
import type { KnownField } from '../mapping/mapping-rows.ts'

/** A filter as the menu offers it. */
export interface FilterKind {
  name: Filter['name']
  label: string
  /** What it does, in one line. */
  about: string
  /** What its argument is, for the filters that take one. */
  argument?: string
}

/** All filters. A `zone` is asked for where a time needs one, so it has no place in the menu. */
export const filterKinds: readonly FilterKind[] = [
  { name: 'trim', label: 'trim', about: 'Takes spaces off both ends.' },
  { name: 'lower', label: 'lower', about: 'Turns letters into small ones.' },
  { name: 'default', label: 'default', about: 'Stands in where the record has no value.', argument: 'value' },
  { name: 'string', label: 'string', about: 'Writes a number or JSON as text.' },
  { name: 'number', label: 'number', about: 'Writes a text such as 12.5 as a number.' },
  { name: 'seconds', label: 'seconds', about: 'Turns a time into Unix seconds.' },
]

/** Filters that can do something for a field: its type already turns values into what Lago takes. */
export const offeredFilters = (known: KnownField | null, used: readonly Filter[]): FilterKind[] =>
  filterKinds.filter(({ name }) => {
    if (used.some((filter) => filter.name === name)) return false
    return known === null || name === 'trim' || name === 'lower' || name === 'default'
  })
