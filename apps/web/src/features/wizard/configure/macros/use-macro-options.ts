import type { Attribute } from '@ferry/contract'
import { useMemo } from 'react'
import { useAttributes } from '../attributes/use-attributes.ts'
import { filterKinds } from '../template/filters/filter-kinds.ts'
import type { OpenMacro } from './macro-at.ts'

/** What a macro can be completed to. */
export interface MacroOption {
  name: string
  about: string
  /** null for a filter. */
  attribute: Attribute | null
}

/** Completions in sight at once; more are found by typing. */
const maxCompletions = 8

/** Attributes or filters that hold what was typed; those that begin with it come first. */
export const useMacroOptions = (macro: OpenMacro | null): readonly MacroOption[] => {
  const { all } = useAttributes()
  return useMemo(() => {
    if (macro === null) return []
    const options: MacroOption[] =
      macro.kind === 'attribute'
        ? all.map((attribute) => ({ name: attribute.path, about: '', attribute }))
        : filterKinds.map(({ name, about, argument }) => ({
            name: argument === undefined ? name : `${name}:""`,
            about,
            attribute: null,
          }))
    const typed = macro.typed.toLowerCase()
    const holding = options.filter(({ name }) => name.toLowerCase().includes(typed))
    const begins = ({ name }: MacroOption) => (name.toLowerCase().startsWith(typed) ? 0 : 1)
    return holding.toSorted((a, b) => begins(a) - begins(b)).slice(0, maxCompletions)
  }, [macro, all])
}
