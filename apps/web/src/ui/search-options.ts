import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core'

/**
 * A pulldown's search: every word typed must stand somewhere in what `textOf` says of an option, in any order. Groups
 * without a hit are left out.
 */
export const searchOptions =
  (textOf: (value: string) => string): OptionsFilter =>
  ({ options, search, limit }) => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean)
    const isHit = ({ value }: ComboboxItem) => {
      const text = textOf(value).toLowerCase()
      return words.every((word) => text.includes(word))
    }
    let left = limit
    const take = (items: readonly ComboboxItem[]): ComboboxItem[] => {
      const hits = items.filter(isHit).slice(0, Math.max(0, left))
      left -= hits.length
      return hits
    }
    return options.flatMap((option): ComboboxParsedItem[] => {
      if (!('group' in option)) return take([option])
      const items = take(option.items)
      return items.length > 0 ? [{ ...option, items }] : []
    })
  }
