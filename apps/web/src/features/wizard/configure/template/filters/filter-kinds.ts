import { type Filter, filterNames } from '@ferry/core'
import type { KnownField } from '../mapping/mapping-rows.ts'

type FilterName = Filter['name']

interface Words {
  /** What it does, in one line. */
  about: string
  /** What its argument is, for the filters that take one. */
  argument?: string
  /** Where the menu offers it: for every field, or only where no field's type turns values by itself. */
  offered: 'everywhere' | 'free fields'
}

/** Words of every filter core knows; a test holds the two together. */
const words: Readonly<Record<string, Words>> = {
  trim: { about: 'Takes spaces off both ends.', offered: 'everywhere' },
  lower: { about: 'Turns letters into small ones.', offered: 'everywhere' },
  default: {
    about: 'Stands in where the record has no value.',
    argument: 'value',
    offered: 'everywhere',
  },
  string: { about: 'Writes a number or JSON as text.', offered: 'free fields' },
  number: { about: 'Writes a text such as 12.5 as a number.', offered: 'free fields' },
  seconds: { about: 'Turns a time into Unix seconds.', offered: 'free fields' },
  spreadsheet: {
    about: 'Reads a spreadsheet’s dates, days since 1900, in a fixed offset.',
    argument: '+02:00',
    offered: 'everywhere',
  },
  // Beside a field that takes a time it has a control of its own.
  zone: {
    about: 'Says which offset times without one have.',
    argument: '+02:00',
    offered: 'free fields',
  },
}

/** A filter as chips, menus and completions show it. */
export interface FilterKind extends Words {
  name: FilterName
}

export const filterKinds: readonly FilterKind[] = filterNames.map((name) => ({
  name,
  ...(words[name] ?? { about: '', offered: 'everywhere' }),
}))

/** Filters that can do something for a field and are not used yet. */
export const offeredFilters = (known: KnownField | null, used: readonly Filter[]): FilterKind[] =>
  filterKinds.filter(
    ({ name, offered }) =>
      !used.some((filter) => filter.name === name) &&
      (offered === 'everywhere' || (offered === 'free fields' && known === null)),
  )
