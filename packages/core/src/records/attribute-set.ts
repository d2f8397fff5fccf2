import type { JsonObject, JsonValue } from './json.ts'
import type { Path, PathStep } from './path.ts'

/** Attributes to take out of a record, as a tree: `true` is the whole value, a Map goes on below it. */
export type AttributeSet = Map<PathStep, AttributeSet | true>

/** Paths → tree. A path below another one adds nothing. */
export const attributeSet = (paths: Iterable<Path>): AttributeSet => {
  const root: AttributeSet = new Map()
  for (const path of paths) {
    let level = root
    for (const [position, step] of path.entries()) {
      const below = level.get(step)
      if (below === true) break
      if (position === path.length - 1) {
        level.set(step, true)
      } else if (below) {
        level = below
      } else {
        const next: AttributeSet = new Map()
        level.set(step, next)
        level = next
      }
    }
  }
  return root
}

/** The record without those attributes; all others keep text and order. */
export const withoutAttributes = (record: JsonObject, without: AttributeSet): JsonObject =>
  without.size === 0 ? record : withoutMembers(record, without)

const withoutMembers = (object: JsonObject, without: AttributeSet): JsonObject => {
  const members = new Map<string, JsonValue>()
  for (const [key, value] of object.members) {
    const left = whatIsLeft(value, without.get(key))
    if (left) members.set(key, left)
  }
  return { kind: 'object', members }
}

/** A value without what is named of it: undefined when that is all of it. */
export const whatIsLeft = (
  value: JsonValue,
  without: AttributeSet | true | undefined,
): JsonValue | undefined => {
  if (without === undefined) return value
  return without === true ? undefined : withoutInside(value, without)
}

const withoutInside = (value: JsonValue, without: AttributeSet): JsonValue => {
  if (value.kind === 'object') return withoutMembers(value, without)
  if (value.kind !== 'array') return value
  const items = value.items.flatMap((item, index) => {
    const below = without.get(index)
    if (below === true) return []
    return [below ? withoutInside(item, below) : item]
  })
  return { kind: 'array', items }
}
