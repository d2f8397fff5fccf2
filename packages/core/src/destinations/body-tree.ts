import type { AttributeSet } from '../records/attribute-set.ts'
import type { Path } from '../records/path.ts'
import type { Slot } from './fault.ts'

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
  /** An object whose members go before these; of the same name, the one here counts where the record has it. */
  whole: Slot | null
  /** The field that is not sent without it, where the object stands for one. */
  needed: string | null
}
export interface BodyList {
  kind: 'list'
  items: BodyNode[]
  /** The field that is not sent without it. */
  needed: string | null
}

export const bodyObject = (): BodyObject => ({
  kind: 'object',
  members: new Map(),
  rest: null,
  whole: null,
  needed: null,
})

/** The object at a path, made when nothing is there yet; null when something else is. */
export const objectAt = (root: BodyObject, path: Path): BodyObject | null => {
  const made = bodyObject()
  if (path.length === 0) return root
  if (place(root, path, made)) return made
  const found = nodeAt(root, path)
  return found?.kind === 'object' ? found : null
}

/** What is at a path; undefined where nothing is. */
export const nodeAt = (root: BodyObject, path: Path): BodyNode | undefined =>
  path.reduce<BodyNode | undefined>(
    (at, step) => (at && at.kind !== 'leaf' ? childAt(at, step) : undefined),
    root,
  )

/** Puts a node at its place; false when something else is there already or a list would have a hole. */
export const place = (root: BodyObject, path: Path, node: BodyNode): boolean => {
  let at: BodyObject | BodyList = root
  for (const [position, step] of path.entries()) {
    const found = childAt(at, step)
    if (position === path.length - 1) return found === undefined && addChild(at, step, node)
    const below: BodyObject | BodyList =
      typeof path[position + 1] === 'number' ? { kind: 'list', items: [], needed: null } : bodyObject()
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
