import type { Operation } from '../lago/operations/operation.ts'
import { writeKey } from '../records/json.ts'
import { bodyWriter, type Writing } from './body-writer.ts'
import { isWhole } from './catalogue-fields.ts'
import type { Compiled, CompileResult, FieldFault } from './compiled.ts'
import type { Grouping, TemplateConfig } from './config.ts'
import { fault, problem } from './fault.ts'
import { compileGrouping, type GroupOf, oneGroup } from './groupings.ts'
import { compileHeaders } from './headers.ts'
import { compileMeters } from './meters.ts'
import { compileMapping, sendsEvents } from './template-mapping.ts'
import { compileTemplateUrl } from './template-url.ts'

/** A template config ready for records: the body from its mapping, the URL from the operation's path. */
export const compileTemplate = (
  config: TemplateConfig,
  operation: Operation,
  nexsetId: string,
  baseUrl: string | null,
): CompileResult => {
  const faults: FieldFault[] = []
  const isOptional = isBodyOptional(operation)
  const isMapped = Object.keys(config.mapping).length > 0
  const hasBody = operation.method !== 'DELETE' && operation.fields.length > 0 && (isMapped || !isOptional)
  const batch = compileBatch(config, operation, faults)
  const context = { config, operation, nexsetId, faults }
  const body = compileMapping(context)
  const write = bodyWriter(body)
  const url = compileTemplateUrl(context, batch?.path ?? operation.path, baseUrl)
  if (hasBody && !isMapped) faults.push(emptyBody(operation))
  for (const each of optionFaults(config, operation)) faults.push(each)
  const groupOf = batch ? batch.groupOf : wrapping(operation, hasBody)
  if (!url || faults.length > 0)
    return { ok: false, problems: faults.map((each) => problem(null, each.field, each)) }
  const id = config.mapping.transaction_id
  const isEvents = sendsEvents(operation)
  const meter = isEvents && config.meters ? compileMeters(body, config.meters) : null
  const derived = id === undefined || 'derived' in id
  // An empty object would be what is left of a record, not what somebody wanted: metadata would be wiped by it.
  const isRest = takesRestAsBody(config, operation)
  const item: Compiled['item'] = (input, _url, itemFaults) => {
    const writing: Writing = { input, faults: itemFaults, id: null }
    const written = write(writing) ?? (isOptional ? '{}' : null)
    meter?.(input, itemFaults)
    const text = isRest && written === '{}' ? null : written
    if (hasBody && text === null && itemFaults.length === 0) itemFaults.push(emptyBody(operation))
    const identity = writing.id !== null && isEvents ? { id: writing.id, derived } : null
    return { text: hasBody ? text : null, identity, group: groupOf(input, itemFaults) }
  }
  const headers = compileHeaders([], hasBody)
  const size = batch && config.batching ? config.batching.size : null
  return { ok: true, compiled: { method: operation.method, url, headers, item, size } }
}

const optionFaults = ({ options = {} }: TemplateConfig, operation: Operation): FieldFault[] =>
  Object.entries(options).flatMap(([name, value]) => {
    if (!operation.options.some((option) => option.name === name))
      return [{ ...fault('unknown_field', `"${operation.title}" has no option ${name}.`), field: name }]
    if (typeof value === 'boolean') return []
    return [{ ...fault('field_type', `The option ${name} is true or false.`), field: name }]
  })

/** Lago misses a body by its root key; a call without one, and without fields that must be there, can go bare. */
const isBodyOptional = ({ rootKey, fields }: Operation): boolean =>
  rootKey === null && !fields.some(({ required }) => required)

const takesRestAsBody = ({ mapping }: TemplateConfig, operation: Operation): boolean =>
  Object.entries(mapping).some(([target, source]) => 'rest' in source && isWhole(operation, target))

const wrapping = ({ rootKey }: Operation, hasBody: boolean): GroupOf =>
  hasBody && rootKey !== null ? oneGroup(`{${writeKey(rootKey)}:`, '}') : oneGroup('', '')

interface Batch {
  path: string
  groupOf: GroupOf
}

/** The batch form of the operation when the config asks for batches; what Lago would refuse is a fault. */
const compileBatch = (
  { batching }: TemplateConfig,
  operation: Operation,
  faults: FieldFault[],
): Batch | null => {
  if (!batching) return null
  const { batch } = operation
  if (!batch) {
    const sentence = `Lago takes one record a call for "${operation.title}": untick batching.`
    faults.push({ ...fault('batch_not_possible', sentence), field: 'batching' })
    return null
  }
  if (batching.size > batch.limit) {
    faults.push({
      ...fault('batch_too_large', `Lago accepts at most ${batch.limit} ${batch.key} per batch.`),
      field: 'Batch Size',
    })
  }
  const { grouping } = batching
  if (givesListAlone(grouping) && grouping.key === batch.key)
    return { path: batch.path, groupOf: compileGrouping(grouping, faults).groupOf }
  const sentence = `Lago wants a batch as an array under the key ${batch.key} and nothing beside it: choose Array under a key, with ${batch.key}.`
  faults.push({ ...fault('batch_not_possible', sentence), field: 'Grouping Algorithm' })
  return null
}

type ListAlone = Extract<Grouping, { algorithm: 'keyed_array' | 'group_by' }>

/** Groups may part the records, but Lago drops what stands beside the list. */
const givesListAlone = (grouping: Grouping): grouping is ListAlone =>
  grouping.algorithm === 'keyed_array' || (grouping.algorithm === 'group_by' && !grouping.includeGroup)

const emptyBody = ({ title, rootKey }: Operation): FieldFault => ({
  ...fault(
    'field_required',
    `Nothing would be in the body of "${title}", and Lago refuses an empty one: map at least one field.`,
  ),
  field: rootKey ?? 'body',
})
