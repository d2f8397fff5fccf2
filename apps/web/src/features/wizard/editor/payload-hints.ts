import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import { jsonLanguage } from '@codemirror/lang-json'
import { syntaxTree } from '@codemirror/language'
import { linter } from '@codemirror/lint'
import type { EditorState, Extension } from '@codemirror/state'
import type { OperationField } from '@ferry/core'
import { nodeAt, type Step, stepsTo } from './json-place.ts'

/** What an editor needs to know of the call whose payload it holds. */
export interface PayloadSchema {
  fields: readonly OperationField[]
  /** Where a record's fields stand in the body; a number stands for every place of a list. */
  root: readonly Step[]
  /** What is wrong with a body that is JSON. */
  problemsOf: (body: string) => { path: readonly Step[]; sentence: string }[]
}

/** Names and values of Lago's fields while typing, and a mark where a field is not to Lago's liking. */
export const payloadHints = (schema: PayloadSchema): Extension[] => [
  autocompletion({ icons: false, activateOnTyping: true }),
  jsonLanguage.data.of({ autocomplete: (context: CompletionContext) => complete(context, schema) }),
  linter(({ state }) => marks(state, schema), { delay: 300 }),
]

const marks = (state: EditorState, { problemsOf }: PayloadSchema) => {
  const text = state.doc.toString()
  if (!isJson(text)) return []
  return problemsOf(text).map(({ path, sentence }) => {
    const node = nodeAt(state, path)
    return { from: node.from, to: node.to, severity: 'warning' as const, message: sentence }
  })
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What may stand at the cursor: names of fields that are not written yet, or the values a field takes. */
export const complete = (
  context: CompletionContext,
  { fields, root }: PayloadSchema,
): CompletionResult | null => {
  const { state, pos } = context
  const node = syntaxTree(state).resolveInner(pos, -1)
  const isQuoted = node.name === 'String' || node.name === 'PropertyName'
  if (!isQuoted && !context.explicit) return null
  const steps = stepsTo(state, node).map((step) => (typeof step === 'number' ? 0 : step))
  if (!root.every((step, index) => steps[index] === step)) return null
  const inner = steps.slice(root.length)
  const [from, to] = isQuoted ? [node.from, node.to] : [pos, pos]
  const isValue = node.name === 'String' && node.parent?.name === 'Property'
  const options = isValue
    ? valuesOf(fields, inner)
    : namesBelow(fields, node.name === 'PropertyName' ? inner.slice(0, -1) : inner)
  return options.length === 0 ? null : { from, to, options, validFor: /^"?[\w.]*"?$/ }
}

/** The path of a field as the catalogue writes it: `fees[].units`. */
const nameOf = (steps: readonly Step[]): string =>
  steps.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[]` : name === '' ? step : `${name}.${step}`),
    '',
  )

const namesBelow = (fields: readonly OperationField[], steps: readonly Step[]): Completion[] => {
  const above = nameOf(steps)
  const prefix = above === '' ? '' : `${above}.`
  return fields.flatMap(({ path, label, description, required }) => {
    const name = path.startsWith(prefix) ? path.slice(prefix.length) : ''
    return name === '' || name === '*' || /[.[]/.test(name)
      ? []
      : [
          {
            label: `"${name}"`,
            detail: required ? `${label}, required` : label,
            info: description,
            boost: required ? 1 : 0,
          },
        ]
  })
}

const valuesOf = (fields: readonly OperationField[], steps: readonly Step[]): Completion[] => {
  const field = fields.find(({ path }) => path === nameOf(steps))
  const values =
    field?.values?.map((value) => JSON.stringify(value)) ?? (field?.example == null ? [] : [field.example])
  return values.map((label) => ({ label }))
}
