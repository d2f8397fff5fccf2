import { type AttributeSet, whatIsLeft } from '../records/attribute-set.ts'
import { type JsonValue, writeJson, writeKey } from '../records/json.ts'
import type { Path } from '../records/path.ts'
import type { FieldFault } from './compiled.ts'
import type { Input, Slot } from './fault.ts'

/** A body by its fields: leaves take their value from the record, objects and lists hold other nodes. */
export type BodyNode = BodyLeaf | BodyObject | BodyList
export interface BodyLeaf {
  kind: 'leaf'
  /** The field as the user knows it. */
  field: string
  take: Slot
}
export interface BodyObject {
  kind: 'object'
  members: Map<string, BodyNode>
  /** The record's own attributes but these, before the members; a member of the same name counts. */
  rest: { without: AttributeSet } | null
}
export interface BodyList {
  kind: 'list'
  items: BodyNode[]
}

export const bodyObject = (): BodyObject => ({ kind: 'object', members: new Map(), rest: null })

/** The object at a path, made when nothing is there yet; null when something else is. */
export const objectAt = (root: BodyObject, path: Path): BodyObject | null => {
  const made = bodyObject()
  if (path.length === 0) return root
  if (place(root, path, made)) return made
  const found = path.reduce<BodyNode | undefined>(
    (at, step) => (at && at.kind !== 'leaf' ? childAt(at, step) : undefined),
    root,
  )
  return found?.kind === 'object' ? found : null
}

/** Puts a node at its place; false when something else is there already or a list would have a hole. */
export const place = (root: BodyObject, path: Path, node: BodyNode): boolean => {
  let at: BodyObject | BodyList = root
  for (const [position, step] of path.entries()) {
    const found = childAt(at, step)
    if (position === path.length - 1) return found === undefined && addChild(at, step, node)
    const below: BodyObject | BodyList =
      typeof path[position + 1] === 'number' ? { kind: 'list', items: [] } : bodyObject()
    if (found === undefined && !addChild(at, step, below)) return false
    if (found?.kind === 'leaf') return false
    at = found ?? below
  }
  return false
}

const childAt = (node: BodyObject | BodyList, step: string | number): BodyNode | undefined => {
  if (node.kind === 'object') return typeof step === 'string' ? node.members.get(step) : undefined
  return typeof step === 'number' ? node.items[step] : undefined
}

const addChild = (node: BodyObject | BodyList, step: string | number, child: BodyNode): boolean => {
  if (node.kind === 'object' && typeof step === 'string') {
    node.members.set(step, child)
    return true
  }
  return node.kind === 'list' && step === node.items.length && node.items.push(child) > 0
}

/** One record on its way into a body. Leaves report what they wrote to `seen`. */
export interface Writing {
  input: Input
  faults: FieldFault[]
  seen: (field: string, value: JsonValue) => void
}

/** The text of a node for one record; null when there is nothing to write. */
export const writeNode = (node: BodyNode, writing: Writing): string | null => {
  if (node.kind === 'object') return writeObject(node, writing)
  if (node.kind === 'list') {
    const items = node.items.flatMap((item) => writeNode(item, writing) ?? [])
    return items.length > 0 ? `[${items.join(',')}]` : null
  }
  const value = node.take(writing.input)
  if (value === undefined) return null
  if (value.kind === 'fault') {
    writing.faults.push({ ...value, field: node.field })
    return null
  }
  writing.seen(node.field, value)
  return writeJson(value)
}

const writeObject = (node: BodyObject, writing: Writing): string | null => {
  let text = ''
  if (node.rest) {
    for (const [key, value] of writing.input.record.members) {
      const left = node.members.has(key) ? undefined : whatIsLeft(value, node.rest.without.get(key))
      if (left) text += `,${writeKey(key)}:${writeJson(left)}`
    }
  }
  for (const [key, member] of node.members) {
    const written = writeNode(member, writing)
    if (written !== null) text += `,${writeKey(key)}:${written}`
  }
  if (text === '') return node.rest ? '{}' : null
  return `{${text.slice(1)}}`
}
