import type { Operation } from '../lago/operations/operation.ts'
import { type JsonValue, stringValue } from '../records/json.ts'
import { type BodyNode, type BodyObject, nodeAt, place } from './body-tree.ts'
import type { FieldFault } from './compiled.ts'
import type { TemplateConfig } from './config.ts'
import { type Fault, fault, type Input, type Slot } from './fault.ts'
import { derivedId } from './source.ts'

/** Name of the option, and of the key in Lago's metadata. */
export const ferryRef = 'ferry_ref'

const metadata = ['metadata'] as const

/** lago-api:app/models/wallet_transaction.rb */
const mostKeys = 15

/** Whether this config puts Ferry's own reference into the metadata: where the operation has it, unless switched off. */
export const sendsFerryRef = (operation: Operation, { options }: TemplateConfig): boolean =>
  operation.options.some(({ name, isOn }) => name === ferryRef && (options?.[ferryRef] ?? isOn) === true)

/**
 * Adds `{"key":"ferry_ref","value":"ferry-<Nexset>-<offset>"}` behind the metadata that is mapped. Nothing else at Lago
 * names a top-up, so only by this can one be found again whose answer was lost.
 */
export const addFerryRef = (body: BodyObject, nexsetId: string): FieldFault | null => {
  const item = (input: Input): JsonValue => ({
    kind: 'object',
    members: new Map([
      ['key', stringValue(ferryRef)],
      ['value', stringValue(derivedId(nexsetId, input.source.offset, ''))],
    ]),
  })
  const node = nodeAt(body, metadata)
  if (node?.kind === 'list' && node.items.length >= mostKeys) return { ...tooMany, field: 'metadata' }
  if (node?.kind === 'list') node.items.push({ kind: 'leaf', field: 'metadata', take: item })
  else if (node?.kind === 'leaf') node.take = behind(node, item)
  else place(body, metadata, { kind: 'leaf', field: 'metadata', take: (input) => list([item(input)]) })
  return null
}

const list = (items: JsonValue[]): JsonValue => ({ kind: 'array', items })

/** Behind the user's own list, whatever it holds but a reference of its own. */
const behind = (node: Extract<BodyNode, { kind: 'leaf' }>, item: (input: Input) => JsonValue): Slot => {
  const { take } = node
  return (input) => {
    const value = take(input)
    if (value === undefined || value.kind === 'null') return list([item(input)])
    if (value.kind !== 'array' || value.items.some(isReference)) return value
    return value.items.length >= mostKeys ? tooMany : list([...value.items, item(input)])
  }
}

const isReference = (value: JsonValue): boolean => {
  const key = value.kind === 'object' ? value.members.get('key') : undefined
  return key?.kind === 'string' && key.value === ferryRef
}

const tooMany: Fault = fault(
  'field_type',
  `Lago takes at most ${mostKeys} keys of metadata, and ferry_ref needs one of them: send fewer, or switch ferry_ref off.`,
)
