import { parseJson, writeJson } from '@ferry/core'

/**
 * The texts of a record's top-level attributes, digits as stored; strings without their quotes, absent ones as null.
 * A record that is no object has none.
 */
export function recordCells(text: string, attributes: readonly string[]): (string | null)[] {
  const parsed = parseJson(text)
  const members = parsed.ok && parsed.value.kind === 'object' ? parsed.value.members : new Map()
  return attributes.map((name) => {
    const value = members.get(name)
    if (value === undefined) return null
    return value.kind === 'string' ? value.value : writeJson(value)
  })
}
