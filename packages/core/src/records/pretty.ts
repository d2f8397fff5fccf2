import { type JsonValue, parseJson, writeJson, writeKey } from './json.ts'

/** Indented by two spaces, digits and order as they are. A text that is not JSON comes back as it is. */
export const prettyJson = (text: string): string => {
  const parsed = parseJson(text)
  return parsed.ok ? writePretty(parsed.value, '') : text
}

const writePretty = (value: JsonValue, indent: string): string => {
  const inner = `${indent}  `
  if (value.kind === 'array' && value.items.length > 0) {
    return `[\n${value.items.map((item) => inner + writePretty(item, inner)).join(',\n')}\n${indent}]`
  }
  if (value.kind === 'object' && value.members.size > 0) {
    const lines = [...value.members].map(
      ([key, member]) => `${inner}${writeKey(key)}: ${writePretty(member, inner)}`,
    )
    return `{\n${lines.join(',\n')}\n${indent}}`
  }
  return writeJson(value)
}
