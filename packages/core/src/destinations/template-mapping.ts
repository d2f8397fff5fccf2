import type { Operation, OperationField } from '../lago/operations/operation.ts'
import { attributeSet } from '../records/attribute-set.ts'
import { type ParsedPath, type Path, parsePath, printPath } from '../records/path.ts'
import { treeView } from '../records/record-view.ts'
import { type BodyObject, bodyObject, nodeAt, objectAt, place } from './body-tree.ts'
import { findTarget, isWhole, type Target, wholeTarget } from './catalogue-fields.ts'
import type { FieldFault } from './compiled.ts'
import type { Source, TemplateConfig } from './config.ts'
import { type Fault, fault } from './fault.ts'
import { addFerryRef, sendsFerryRef } from './ferry-ref.ts'
import { idFault, isIdField } from './id-rules.ts'
import { type CompiledSource, compileSource } from './source.ts'
import { leafSlot, receptionSlot } from './template-leaf.ts'

/** What the mapping of one destination needs to know besides itself. */
export interface MappingContext {
  config: TemplateConfig
  operation: Operation
  nexsetId: string
  /** Everything wrong with the mapping goes here. */
  faults: FieldFault[]
}

/** Whether the operation sends usage events: those have ids and times of their own, with rules. */
export const sendsEvents = (operation: Operation): boolean =>
  operation.fields.some(({ path }) => path === 'transaction_id') && operation.batch !== null

type SingleSource = Exclude<Source, { rest: true }>

/** The body of one record as a tree, from the mapping and the catalogue. */
export const compileMapping = (context: MappingContext): BodyObject => {
  const { config, operation, nexsetId, faults } = context
  const body = bodyObject()
  const isEvent = sendsEvents(operation)
  if (isEvent && !config.mapping.transaction_id) {
    addLeaf(context, body, ['transaction_id'], { derived: { suffix: '' } })
  }
  const rests: { path: Path; target: string }[] = []
  for (const [target, source] of Object.entries(config.mapping)) {
    const path = pathOfTarget(operation, target)
    if (!path.ok) faults.push({ ...fault('unknown_field', path.sentence), field: target })
    else if ('rest' in source) rests.push({ path: path.steps, target })
    else if (path === theWhole) addWhole(context, body, source)
    else addLeaf(context, body, path.steps, source)
  }
  if (isEvent && !config.mapping.timestamp) addReception(context, body)
  for (const { path, target } of rests) addRest(context, body, path, target)
  const refused = sendsFerryRef(operation, config) ? addFerryRef(body, nexsetId) : null
  if (refused) faults.push(refused)
  requireFields(context, body, isEvent)
  for (const each of excludedFaults(config, nexsetId)) faults.push(each)
  return body
}

/** The body itself. */
const theWhole: { ok: true; steps: Path } = { ok: true, steps: [] }
const theFreeBody: Target = { kind: 'free' }

const pathOfTarget = (operation: Operation, target: string): ParsedPath => {
  if (isWhole(operation, target)) return theWhole
  const below = /^\*\.(.+)$/s.exec(target)?.[1]
  if (below === undefined || !isWhole(operation, wholeTarget)) return parsePath(target)
  const sentence = `${target} would be a key called * with ${below} inside: write ${below} for a key of this body.`
  return { ok: false, sentence }
}

/**
 * Ferry itself fills in the id of an event. A field that is mapped in parts (`fees[0].units`) is mapped; each record must
 * then have one of them.
 */
const requireFields = (
  { config, operation, faults }: MappingContext,
  body: BodyObject,
  isEvent: boolean,
): void => {
  for (const { path, label, required } of operation.fields) {
    if (!required || config.mapping[path] || (isEvent && path === 'transaction_id')) continue
    const [steps = []] = pathsOf([path])
    const node = nodeAt(body, steps)
    if (node && node.kind !== 'leaf') {
      node.needed = path
      continue
    }
    if (Object.keys(config.mapping).some((target) => isPart(target, steps))) continue
    const sentence = `Lago needs ${path} (${label}): map it to an attribute or a constant.`
    faults.push({ ...fault('field_required', sentence), field: path })
  }
}

/** An event without a time of its own happened when Ferry got it; only Ferry's own id stands for that moment alone. */
const addReception = ({ config, faults }: MappingContext, body: BodyObject): void => {
  const id = config.mapping.transaction_id
  if (id && !('derived' in id)) {
    const sentence =
      'timestamp is not mapped. The time of reception can stand in for it only when Ferry makes the transaction_id too: map timestamp, or leave transaction_id to Ferry.'
    faults.push({ ...fault('id_not_derived', sentence), field: 'timestamp' })
  }
  place(body, ['timestamp'], { kind: 'leaf', field: 'timestamp', take: receptionSlot })
}

/** One object for the whole body. It may be missing only where something else is mapped beside it. */
const addWhole = (
  { config, operation, nexsetId, faults }: MappingContext,
  body: BodyObject,
  source: SingleSource,
): void => {
  const fail = (each: Fault): void => void faults.push({ ...each, field: wholeTarget })
  const field = operation.fields.find(({ path }) => path === wholeTarget) ?? null
  const name = operation.rootKey ?? 'The body'
  const compiled = compileSource(source, nexsetId)
  if (!compiled.ok) return fail(compiled.fault)
  const wrong = misuse(source, compiled.source, name, field)
  if (wrong) return fail(wrong)
  const needsValue = Object.keys(config.mapping).length === 1
  const take = leafSlot(compiled.source, { name, field, needsValue, from: describeSource(source) })
  const empty = fault('field_type', `${name} takes an object, but this record has null.`)
  body.whole = (input) => {
    const value = take(input)
    return value?.kind === 'null' ? empty : value
  }
}

const addLeaf = (context: MappingContext, body: BodyObject, path: Path, source: SingleSource): void => {
  const { operation, nexsetId, faults } = context
  const name = printPath(path)
  const fail = (each: Fault): void => void faults.push({ ...each, field: name })
  const target = findTarget(operation, path)
  if (target.kind === 'unknown') return fail(fault('unknown_field', target.sentence))
  const compiled = compileSource(source, nexsetId)
  if (!compiled.ok) return fail(compiled.fault)
  const field = target.kind === 'field' ? target.field : null
  const wrong = misuse(source, compiled.source, name, field)
  if (wrong) return fail(wrong)
  const needsValue = sendsEvents(operation) || (field?.required ?? false)
  const take = leafSlot(compiled.source, { name, field, needsValue, from: describeSource(source) })
  if (!place(body, path, { kind: 'leaf', field: name, take })) return fail(clash(name))
}

/** A constant is judged once, here, with the very slot that will make it; other sources by what they are. */
const misuse = (
  source: Source,
  compiled: CompiledSource,
  name: string,
  field: OperationField | null,
): Fault | null => {
  if ('derived' in source && !isIdField(name)) {
    return fault('field_type', `${name} is not an id; only ids can be made by Ferry.`)
  }
  if (!compiled.isFixed) return null
  if (name === 'transaction_id') {
    return fault(
      'id_repeated',
      'Every event needs its own transaction_id; a constant would give all of them the same.',
    )
  }
  const nothing = {
    source: { offset: 0, receivedAt: '2100-01-01T00:00:00.000Z', text: '{}' },
    record: emptyRecord,
  }
  const value = leafSlot(compiled, { name, field, needsValue: true, from: 'a constant' })(nothing)
  if (value?.kind === 'fault')
    return fault('constant_invalid', value.sentence.replaceAll('this record has', 'the constant is'))
  return value?.kind === 'string' && isIdField(name) ? idFault(name, value.value) : null
}

const emptyRecord = treeView({ kind: 'object', members: new Map() })

const clash = (name: string): Fault =>
  fault('field_type', `${name} is mapped twice, whole and in parts, or leaves a gap in a list: map it once.`)

const addRest = (
  { config, operation, faults }: MappingContext,
  body: BodyObject,
  path: Path,
  target: string,
): void => {
  const fail = (each: Fault): void => void faults.push({ ...each, field: target })
  const found = path === theWhole.steps ? theFreeBody : findTarget(operation, path)
  if (found.kind === 'unknown') return fail(fault('unknown_field', found.sentence))
  if (found.kind === 'field' && found.field.type !== 'object') {
    return fail(
      fault(
        'field_type',
        `${target} takes one value; all other attributes together fit an object such as properties.`,
      ),
    )
  }
  const node = objectAt(body, path)
  if (!node || node.rest) return fail(clash(target))
  node.rest = { without: attributeSet([...explicitPaths(config), ...pathsOf(config.excludeAttributes)]) }
}

/** Attributes that are mapped as they are. One used inside a text is not: the text need not hold all of it. */
const explicitPaths = ({ mapping, path, query }: TemplateConfig): Path[] =>
  [mapping, path ?? {}, query ?? {}].flatMap((sources) =>
    Object.values(sources).flatMap((source) => ('attribute' in source ? pathsOf([source.attribute]) : [])),
  )

const pathsOf = (texts: readonly string[]): Path[] =>
  texts.flatMap((text) => {
    const path = parsePath(text)
    return path.ok ? [path.steps] : []
  })

const excludedFaults = ({ mapping, excludeAttributes }: TemplateConfig, nexsetId: string): FieldFault[] => {
  const excluded = pathsOf(excludeAttributes)
  return Object.entries(mapping).flatMap(([target, source]) => {
    if ('rest' in source) return []
    const compiled = compileSource(source, nexsetId)
    const used = compiled.ok ? compiled.source.paths : []
    const hit = used.find((path) => excluded.some((other) => isWithin(path, other) || isWithin(other, path)))
    if (!hit) return []
    const sentence = `${target} uses the attribute ${printPath(hit)}, which Exclude Attributes takes out: map another one or keep it in.`
    return [{ ...fault('excluded_attribute_mapped', sentence), field: target }]
  })
}

const isPart = (target: string, above: Path): boolean =>
  pathsOf([target]).some((path) => path.length > above.length && isWithin(path, above))

const isWithin = (path: Path, above: Path): boolean =>
  above.every((step, position) => path[position] === step)

const describeSource = (source: SingleSource): string => {
  if ('attribute' in source) return `the attribute ${source.attribute}`
  return 'text' in source ? `the text ${source.text}` : 'a constant'
}
