import type { Operation, OperationField } from '../lago/operations/operation.ts'
import { type Path, printPath } from '../records/path.ts'

/** The target that is a whole body whose keys are the user's own; a key of this name is written `["*"]`. */
export const wholeTarget = '*'

/** Whether a target is the whole body of this operation. */
export const isWhole = ({ fields }: Operation, target: string): boolean =>
  target === wholeTarget && fields.some(({ path }) => path === wholeTarget)

/** What a mapping's target is: a field, a free place below one (`properties.bytes`) or around some, or nothing Lago knows. */
export type Target =
  | { kind: 'field'; field: OperationField }
  | { kind: 'free' }
  | { kind: 'unknown'; sentence: string }

/** Any position of a list is described by one field. */
const shapeOf = (path: Path): string => printPath(path).replaceAll(/\[\d+\]/g, '[]')

/** Looks a target up in the catalogue; Lago drops unknown fields silently, so Ferry names them. */
export const findTarget = (operation: Operation, path: Path): Target => {
  const shape = shapeOf(path)
  const exact = operation.fields.find(
    (field) => field.path !== wholeTarget && (field.path === shape || field.path === printPath(path)),
  )
  if (exact) return { kind: 'field', field: exact }
  const isFree = operation.fields.some(
    (field) =>
      field.path === wholeTarget || field.path.startsWith(`${shape}.`) || isFreeAbove(operation, field, path),
  )
  if (isFree) return { kind: 'free' }
  return { kind: 'unknown', sentence: unknownSentence(operation, printPath(path)) }
}

/** An object or list the catalogue says nothing more about takes anything below it. */
const isFreeAbove = ({ fields }: Operation, field: OperationField, path: Path): boolean => {
  if (field.type !== 'object' && field.type !== 'array') return false
  const isAbove = path.some((_, length) => length > 0 && shapeOf(path.slice(0, length)) === field.path)
  return (
    isAbove &&
    !fields.some(
      ({ path: other }) => other.startsWith(`${field.path}.`) || other.startsWith(`${field.path}[`),
    )
  )
}

const unknownSentence = (operation: Operation, name: string): string => {
  const names = operation.fields.map(({ path }) => path)
  const hint = closest(name, names)
  const inside = hint ? ` Did you mean ${hint}?` : ''
  return `Lago has no field ${name} in "${operation.title}" and would drop it without a word.${inside}`
}

/** The name nearest in spelling, if it is near enough to be a slip. */
export const closest = (name: string, names: readonly string[]): string | null => {
  let best: string | null = null
  let least = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of names) {
    const edits = editDistance(name.toLowerCase(), candidate.toLowerCase())
    if (edits < least) {
      least = edits
      best = candidate
    }
  }
  return best
}

const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
