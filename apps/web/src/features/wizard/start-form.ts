import type { Attribute } from '@ferry/contract'
import { autoMap, defaultConfig, type Operation, operations } from '@ferry/core'
import { fromConfig } from './convert/from-config.ts'
import { emptyForm, type WizardForm } from './form.ts'

/** A new wizard's values: the operation the Nexset's attributes look made for, mapped by name where that is safe. */
export const startForm = (attributes: readonly Attribute[]): WizardForm => {
  const operation = suggestOperation(operations, attributes)
  return operation ? { ...emptyForm, ...fromConfig(defaultConfig(operation, attributes)) } : emptyForm
}

/** The operation most of whose required fields find an attribute by name; the first listed wins a tie. */
export const suggestOperation = (
  candidates: readonly Operation[],
  attributes: readonly Attribute[],
): Operation | undefined => {
  const scored = candidates.map((operation) => ({ operation, score: shareMapped(operation, attributes) }))
  const best = Math.max(...scored.map(({ score }) => score))
  return scored.find(({ score }) => score === best)?.operation
}

/** An operation that deletes or that demands nothing must never be the one that was suggested. */
const shareMapped = (operation: Operation, attributes: readonly Attribute[]): number => {
  const required = operation.fields.filter((field) => field.required)
  if (operation.method !== 'POST' || required.length === 0) return 0
  const suggestions = autoMap(operation, attributes)
  const found = required.filter(({ path }) => {
    const suggestion = suggestions[path]
    return suggestion !== undefined && 'attribute' in suggestion.source
  })
  return found.length / required.length
}
