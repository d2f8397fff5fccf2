import type { Attribute } from '@ferry/contract'
import { useMemo } from 'react'
import { searchOptions } from '../../../../ui/search-options.ts'
import { useWizard } from '../../wizard-context.tsx'

/** Attributes beyond this number are found by typing. */
export const maxOptions = 200

/** The Nexset's attributes, found by path, and a pulldown's search through paths and sample values. */
export const useAttributes = () => {
  const { nexset } = useWizard()
  return useMemo(() => {
    const byPath = new Map(nexset.attributes.map((attribute) => [attribute.path, attribute]))
    const filter = searchOptions((path) => searchText(byPath.get(path), path))
    return { all: nexset.attributes, byPath, filter }
  }, [nexset.attributes])
}

const searchText = (attribute: Attribute | undefined, path: string): string =>
  [path, ...(attribute?.examples ?? [])].join(' ')
