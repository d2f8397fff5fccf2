import type { Connector } from './connector.ts'
import { lago } from './lago/definition.ts'

/** All destination connectors, in the order they are shown. */
export const connectors: readonly Connector[] = [lago]

/** Connectors whose name, purpose or keywords hold every word of the search. */
export const searchConnectors = (all: readonly Connector[], search: string): readonly Connector[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter(({ name, purpose, keywords }) => {
    const text = [name, purpose, ...keywords].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
