import type { ErrorCode } from 'yaml'
import type { z } from 'zod'

/** What is no YAML, for people who do not know YAML's own words for it. */
const yamlWords: Partial<Record<ErrorCode, string>> = {
  MULTIPLE_DOCS: 'A second file begins here. Import each destination on its own.',
  DUPLICATE_KEY: 'This setting is there twice. Keep one.',
  TAB_AS_INDENT: 'The line begins with a tab. Use spaces.',
  BAD_INDENT: 'The spaces before the line do not fit those above it, or a bracket is not closed.',
  BLOCK_AS_IMPLICIT_KEY:
    'The spaces before the line do not fit those above it, or a text with ": " in it needs quotes.',
  MULTILINE_IMPLICIT_KEY: 'Something without a colon stands here. A setting is written name: value.',
  MISSING_CHAR: 'A quote or a colon is missing here.',
  BAD_SCALAR_START: 'A text that begins with this sign needs quotes.',
  UNEXPECTED_TOKEN: 'This does not fit what stands above it.',
}

export const wordsOfYaml = ({ code, message }: { code: ErrorCode; message: string }): string =>
  yamlWords[code] ?? `${message}.`

const kinds: Partial<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings',
  record: 'a group of settings',
}

/** What is wrong with a setting: our schemas' own sentence where they have one, else one in place of the library's. */
export const wordsOfIssue = (issue: z.core.$ZodIssue): string => {
  const name = issue.path.at(-1)
  if (issue.code === 'unrecognized_keys') return `There is no setting "${issue.keys.join('", "')}" here.`
  if (!/^Invalid (input|option|discriminator)/.test(issue.message)) return issue.message
  if (name === undefined) return 'The file must hold the settings of one destination, as Ferry exports them.'
  if (issue.message.endsWith('received undefined')) return `"${String(name)}" is missing here.`
  const must = mustBe(issue)
  return must === undefined ? `"${String(name)}" is not right here.` : `"${String(name)}" must be ${must}.`
}

const mustBe = (issue: z.core.$ZodIssue): string | undefined => {
  if (issue.code === 'invalid_type') return kinds[issue.expected]
  if (issue.code === 'invalid_value') return oneOf(issue.values)
  const options = issue.code === 'invalid_union' && 'options' in issue ? issue.options : undefined
  return Array.isArray(options) ? oneOf(options) : undefined
}

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(', ')}`
