import { type JsonObject, type JsonValue, writeJson, writeKey } from '../records/json.ts'
import { type Path, parsePath, printPath } from '../records/path.ts'
import { treeView } from '../records/record-view.ts'
import { compileBodyTemplate } from './body-template.ts'
import type { FieldFault, Group } from './compiled.ts'
import type { Grouping } from './config.ts'
import { fault, type Input } from './fault.ts'
import { plainText } from './plain-text.ts'
import { compileSource } from './source.ts'

/** Finds the body a record goes into; with a fault, what is returned is not used. */
export type GroupOf = (input: Input, faults: FieldFault[]) => Group

export interface CompiledGrouping {
  groupOf: GroupOf
  /** The record as it stands in the body, from the one without the excluded attributes; null leaves it as it is. */
  item: ((record: JsonObject) => JsonObject) | null
}

/** Where its problems belong on the screen. */
export const groupingField = 'Grouping Algorithm'

/** One group for all records. */
export const oneGroup = (open: string, close: string): GroupOf => {
  const group = { name: '', open, close }
  return () => group
}

/** A grouping ready for every record; what is wrong with it goes to `faults`. */
export const compileGrouping = (grouping: Grouping, faults: FieldFault[]): CompiledGrouping => {
  switch (grouping.algorithm) {
    case 'array':
      return { groupOf: oneGroup('[', ']'), item: null }
    case 'keyed_array':
      return { groupOf: underKey(grouping.key), item: null }
    case 'keyed_array_with_constants':
      return { groupOf: underKey(grouping.key), item: withConstants(grouping, faults) }
    case 'group_by':
      return { groupOf: byAttributes(grouping, faults), item: null }
    case 'template':
      return { groupOf: compileBodyTemplate(grouping.template, faults), item: null }
    default:
      return grouping satisfies never
  }
}

const underKey = (key: string): GroupOf => oneGroup(`{${writeKey(key)}:[`, ']}')

type WithConstants = Extract<Grouping, { algorithm: 'keyed_array_with_constants' }>

/** A constant takes the place of the record's own value, or stands behind what the record has. */
const withConstants = (
  { constants, onConflict }: WithConstants,
  faults: FieldFault[],
): NonNullable<CompiledGrouping['item']> => {
  const values: [name: string, value: JsonValue][] = []
  for (const [name, constant] of Object.entries(constants)) {
    const compiled = compileSource(constant, '')
    const value = compiled.ok ? compiled.source.take(noRecord) : compiled.fault
    if (value?.kind === 'fault') faults.push({ ...value, field: name })
    else if (value) values.push([name, value])
  }
  return (record) => {
    const members = new Map(record.members)
    for (const [name, value] of values) {
      if (onConflict === 'overwrite' || !members.has(name)) members.set(name, value)
    }
    return { kind: 'object', members }
  }
}

/** Constants look at no record. */
const noRecord: Input = {
  source: { offset: 0, receivedAt: '2000-01-01T00:00:00.000Z', text: '{}' },
  record: treeView({ kind: 'object', members: new Map() }),
}

type GroupBy = Extract<Grouping, { algorithm: 'group_by' }>

interface GroupAttribute {
  path: Path
  /** Its name in the body: `team`, `user.id`. */
  name: string
}

const byAttributes = (grouping: GroupBy, faults: FieldFault[]): GroupOf => {
  const { key, includeGroup } = grouping
  const attributes = groupAttributes(grouping, faults)
  const list = `${writeKey(key)}:[`
  return (input, recordFaults) => {
    let name = ''
    let members = ''
    for (const attribute of attributes) {
      const written = groupValue(attribute, input, grouping.missing, recordFaults)
      name += `${written}\n`
      if (includeGroup) members += `${writeKey(attribute.name)}:${written},`
    }
    return { name, open: `{${members}${list}`, close: ']}' }
  }
}

const groupAttributes = (
  { attributes, key, includeGroup }: GroupBy,
  faults: FieldFault[],
): GroupAttribute[] => {
  const names = new Set(includeGroup ? [key] : [])
  return attributes.flatMap((text) => {
    const parsed = parsePath(text)
    if (!parsed.ok) {
      faults.push({ ...fault('attribute_missing', parsed.sentence), field: groupingField })
      return []
    }
    const [only] = parsed.steps
    const name = parsed.steps.length === 1 && typeof only === 'string' ? only : printPath(parsed.steps)
    if (names.has(name)) faults.push({ ...nameTaken(name), field: groupingField })
    names.add(name)
    return [{ path: parsed.steps, name }]
  })
}

const nameTaken = (name: string) =>
  fault(
    'grouping_invalid',
    `The body would have ${name} twice: choose each attribute once, and another key for the records.`,
  )

/** The value as JSON text; texts that say the same are written the same, and null stands for none. */
const groupValue = (
  { path, name }: GroupAttribute,
  { record }: Input,
  missing: GroupBy['missing'],
  faults: FieldFault[],
): string => {
  const value = record.at(path)
  if (value === undefined || value.kind === 'null') {
    if (missing === 'hold_back') {
      const sentence = `This record has no ${name}, by which records are grouped, so it is held back. Add it, or let such records go to a group of their own.`
      faults.push({ ...fault('attribute_missing', sentence), field: name })
    }
    return 'null'
  }
  if (plainText(value) === null) {
    const sentence = `${name} is an object or a list in this record; records are grouped by text, numbers and true or false.`
    faults.push({ ...fault('field_type', sentence), field: name })
  }
  return value.kind === 'string' ? JSON.stringify(value.value) : writeJson(value)
}
