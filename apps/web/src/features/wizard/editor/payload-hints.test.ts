import { CompletionContext } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { operationById } from '@ferry/core'
import { describe, expect, it } from 'vitest'
import { nodeAt } from './json-place.ts'
import { complete } from './payload-hints.ts'

const stateOf = (doc: string): EditorState => {
  const state = EditorState.create({ doc, extensions: [json()] })
  ensureSyntaxTree(state, doc.length, 5000)
  return state
}

describe('the place of a value in the text', () => {
  const doc = '{"events":[{"a":1},{"b":{"c":"x"}}]}'
  const textAt = (path: (string | number)[]) => {
    const { from, to } = nodeAt(stateOf(doc), path)
    return doc.slice(from, to)
  }
  it.each([
    [['events', 0, 'a'], '1'],
    [['events', 1, 'b', 'c'], '"x"'],
    [['events', 1], '{'],
    [['events', 1, 'b', 'missing'], '{'],
  ])('of %j is found, or that of what lacks it', (path, text) => expect(textAt(path)).toBe(text))
})

describe('hints while typing', () => {
  /** Labels offered at the `|` of a text. */
  const offered = (operation: string, root: (string | number)[], text: string): string[] => {
    const pos = text.indexOf('|')
    const state = stateOf(text.replace('|', ''))
    const fields = operationById(operation)?.fields ?? []
    const found = complete(new CompletionContext(state, pos, true), { fields, root, problemsOf: () => [] })
    return found?.options.map(({ label }) => label) ?? []
  }
  it('name Lago’s fields inside an event, of a batch too', () => {
    expect(offered('createEvent', ['event'], '{"event":{"tr|":1}}')).toContain('"transaction_id"')
    expect(offered('createEvent', ['events', 0], '{"events":[{},{"co|":1}]}')).toContain('"code"')
  })
  it('offer nothing outside of the record', () =>
    expect(offered('createEvent', ['event'], '{"ev|":1}')).toEqual([]))

  it('offer the values a field takes', () => {
    const field = operationById('createSubscription')?.fields.find(
      ({ values, path }) => values && !/[.[]/.test(path),
    )
    const text = `{"subscription":{"${field?.path}":"|"}}`
    expect(offered('createSubscription', ['subscription'], text)).toEqual(
      field?.values?.map((value) => JSON.stringify(value)),
    )
  })
  it('go below a nested field', () => {
    const nested = operationById('createCustomer')?.fields.find(({ path }) => /^\w+\.\w+$/.test(path))
    const [above, below] = nested?.path.split('.') ?? []
    expect(offered('createCustomer', ['customer'], `{"customer":{"${above}":{"x|":1}}}`)).toContain(
      `"${below}"`,
    )
  })
})
