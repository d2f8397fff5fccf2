import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

export type Step = string | number

type Node = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>

const values = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null'])

/** The value at a path, as far as the text has it: a missing member leads to the object that lacks it. */
export const nodeAt = (state: EditorState, path: readonly Step[]): { from: number; to: number } => {
  let node: Node | null = syntaxTree(state).topNode.firstChild
  let shown = { from: 0, to: 0 }
  for (const step of [null, ...path]) {
    if (step !== null && node)
      node = typeof step === 'number' ? itemOf(node, step) : memberOf(state, node, step)
    if (!node) break
    // Of an object its first character: marking all of it would say nothing.
    shown = node.name === 'Object' || node.name === 'Array' ? { from: node.from, to: node.from + 1 } : node
  }
  return { from: shown.from, to: shown.to }
}

const childrenOf = (node: Node): Node[] => {
  const found: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child)
  return found
}

const itemOf = (node: Node, index: number): Node | null =>
  childrenOf(node).filter(({ name }) => values.has(name))[index] ?? null

const memberOf = (state: EditorState, node: Node, name: string): Node | null => {
  const property = childrenOf(node).find((child) => child.name === 'Property' && keyOf(state, child) === name)
  return property?.lastChild ?? null
}

const keyOf = (state: EditorState, property: Node): string => {
  const name = property.firstChild
  return name ? state.doc.sliceString(name.from + 1, name.to - 1) : ''
}

/** The path of a place in the text: the keys and places of lists around it. */
export const stepsTo = (state: EditorState, inner: Node): Step[] => {
  const steps: Step[] = []
  for (let node: Node | null = inner; node; node = node.parent) {
    const { parent } = node
    if (node.name === 'Property') steps.unshift(keyOf(state, node))
    if (parent?.name === 'Array' && values.has(node.name)) {
      const { from } = node
      steps.unshift(
        childrenOf(parent)
          .filter((child) => values.has(child.name))
          .findIndex((child) => child.from === from),
      )
    }
  }
  return steps
}
