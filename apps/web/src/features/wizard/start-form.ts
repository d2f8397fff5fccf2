import type { Attribute } from '@ferry/contract'
import { autoMap, type Operation, operations } from '@ferry/core'
import { proposedForm } from './convert/proposed-form.ts'
import { emptyForm, type WizardForm } from './form.ts'

/** A new wizard's values: the operation the Nexset's attributes look made for, mapped by name where that is safe. */
export const startForm = (attributes: readonly Attribute[]): WizardForm => {
  const operation = suggestOperation(operations, attributes)
  return operation ? { ...emptyForm, ...proposedForm(operation, attributes) } : emptyForm
}

/**
 * The operation the attributes fit best: first by the share of its required fields that find an attribute by name, then
 * by how many attributes it takes at all. The first listed wins a tie.
 */
export const suggestOperation = (
  candidates: readonly Operation[],
  attributes: readonly Attribute[],
): Operation | undefined => {
  let best: { operation: Operation; fit: Fit } | undefined
  for (const operation of candidates.filter(isHarmless)) {
    const fit = fitOf(operation, attributes)
    if (!best || isBetter(fit, best.fit)) best = { operation, fit }
  }
  return best?.operation
}

/** What deletes, or repeats an effect each time it is sent, must never be the one that was suggested. */
const isHarmless = ({ method, resend, fields, pathParameters }: Operation): boolean =>
  method === 'POST' &&
  (resend === 'A' || resend === 'B') &&
  pathParameters.length === 0 &&
  fields.some(({ required }) => required)

interface Fit {
  required: number
  taken: number
}

const isBetter = (fit: Fit, other: Fit): boolean =>
  fit.required > other.required || (fit.required === other.required && fit.taken > other.taken)

const fitOf = (operation: Operation, attributes: readonly Attribute[]): Fit => {
  const suggestions = Object.entries(autoMap(operation, attributes))
  const mapped = new Set(suggestions.flatMap(([path, { source }]) => ('attribute' in source ? [path] : [])))
  const required = operation.fields.filter((field) => field.required)
  const found = required.filter(({ path }) => mapped.has(path))
  return { required: found.length / required.length, taken: mapped.size }
}
