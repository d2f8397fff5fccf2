import type { AttributeSet } from '../records/attribute-set.ts'
import { writeJson, writeKey } from '../records/json.ts'
import { membersWriter } from '../records/record-view.ts'
import type { BodyLeaf, BodyNode, BodyObject } from './body-tree.ts'
import type { FieldFault } from './compiled.ts'
import type { Input } from './fault.ts'

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
      return listWriter(node.items.map(bodyWriter))
    case 'object':
      return objectWriter(node)
    default:
      return node satisfies never
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

const objectWriter = ({ members, rest }: BodyObject): BodyWriter => {
  const writers = [...members].map(([key, node]) => ({
    mark: `${writeKey(key)}:`,
    write: bodyWriter(node),
  }))
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
