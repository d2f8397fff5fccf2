import type { AttributeSet } from '../records/attribute-set.ts'
import { writeJson, writeKey } from '../records/json.ts'
import { membersWriter } from '../records/record-view.ts'
import type { BodyLeaf, BodyNode, BodyObject } from './body-tree.ts'
import { wholeTarget } from './catalogue-fields.ts'
import type { FieldFault } from './compiled.ts'
import { fault, type Input, type Slot } from './fault.ts'

/** One record on its way into a body. */
export interface Writing {
  input: Input
  faults: FieldFault[]
  /** The transaction_id, once it is written. */
  id: string | null
}

/** The text of a body for one record; null when there is nothing to write. */
export type BodyWriter = (writing: Writing) => string | null

/** A finished tree ready for every record: the texts of its keys are made once. */
export const bodyWriter = (node: BodyNode): BodyWriter => {
  switch (node.kind) {
    case 'leaf':
      return leafWriter(node)
    case 'list':
      return needed(node.needed, listWriter(node.items.map(bodyWriter)))
    case 'object':
      return needed(node.needed, node.whole ? wholeWriter(node, node.whole) : objectWriter(node))
    default:
      return node satisfies never
  }
}

/** A field mapped in parts is there when any part is; Lago refuses a record without one it needs. */
const needed = (field: string | null, write: BodyWriter): BodyWriter => {
  if (field === null) return write
  const nothing = fault(
    'field_required',
    `Lago needs ${field}, which is mapped in parts, and this record has none of them.`,
  )
  return (writing) => {
    const before = writing.faults.length
    const text = write(writing)
    if (text === null && writing.faults.length === before) writing.faults.push({ ...nothing, field })
    return text
  }
}

const leafWriter = ({ take, field }: BodyLeaf): BodyWriter => {
  const isId = field === 'transaction_id'
  return (writing) => {
    const value = take(writing.input)
    if (value === undefined) return null
    if (value.kind === 'fault') {
      writing.faults.push({ ...value, field })
      return null
    }
    if (isId && value.kind === 'string') writing.id = value.value
    return writeJson(value)
  }
}

const listWriter =
  (items: readonly BodyWriter[]): BodyWriter =>
  (writing) => {
    const written = items.flatMap((write) => write(writing) ?? [])
    return written.length > 0 ? `[${written.join(',')}]` : null
  }

const memberWriters = ({ members }: BodyObject) =>
  [...members].map(([key, node]) => ({ key, mark: `${writeKey(key)}:`, write: bodyWriter(node) }))

/** A body that is one object of the user's, with members of their own beside its. */
const wholeWriter = (node: BodyObject, take: Slot): BodyWriter => {
  const writers = memberWriters(node)
  return (writing) => {
    const whole = take(writing.input)
    if (whole?.kind === 'fault') writing.faults.push({ ...whole, field: wholeTarget })
    const named = new Map<string, string>()
    for (const { key, mark, write } of writers) {
      const written = write(writing)
      if (written !== null) named.set(key, mark + written)
    }
    if (whole?.kind !== 'object') return named.size > 0 ? `{${[...named.values()].join(',')}}` : null
    const own = [...whole.members].filter(([key]) => !named.has(key))
    return `{${[...own.map(([key, value]) => `${writeKey(key)}:${writeJson(value)}`), ...named.values()].join(',')}}`
  }
}

const objectWriter = (node: BodyObject): BodyWriter => {
  const { members, rest } = node
  const writers = memberWriters(node)
  const without: AttributeSet | null = rest && new Map(rest.without)
  for (const key of members.keys()) without?.set(key, true)
  const writeRest = without && membersWriter(without)
  return (writing) => {
    let text = writeRest ? writeRest(writing.input.record) : ''
    for (const { mark, write } of writers) {
      const written = write(writing)
      if (written !== null) text += (text === '' ? '{' : ',') + mark + written
    }
    if (text === '') return without ? '{}' : null
    return `${text}}`
  }
}
