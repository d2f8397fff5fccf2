import {
  macroPaths,
  type NamedAttribute,
  type Operation,
  operationById,
  printPath,
  recognise,
} from '@ferry/core'
import { lagoPath } from '../configure/advanced/lago-path.ts'
import type { BatchingForm, FieldRow, SourceForm, TemplateForm, WizardForm } from '../form.ts'
import { proposedForm } from './proposed-form.ts'

/** Advanced as a template, and in sentences what a template cannot say. */
export interface CarriedBack {
  template: TemplateForm
  batching: BatchingForm
  lost: string[]
}

interface Place {
  baseUrl: string
  attributes: readonly NamedAttribute[]
}

/**
 * Carries Advanced over to the template of the operation its method and URL name: path, query and batching. The mapping
 * is the one the template had, or made by name where it is another operation.
 */
export const templateFromAdvanced = (form: WizardForm, { baseUrl, attributes }: Place): CarriedBack => {
  const { method, url, headers, wrapKey } = form.advanced
  const path = lagoPath(url, baseUrl)
  const known = recognise(method, path)
  const isBatch = known?.isEvents === 'batch'
  const operation = operationById(isBatch ? 'createEvent' : (known?.operationId ?? ''))
  const lostHeaders = headers.map(
    ({ name }) => `The request header ${name}: a template sends none of your own.`,
  )
  if (!operation) {
    const stays = operationById(form.template.operation)
    const instead = stays ? `the template stays “${stays.title}”` : 'a template is chosen anew'
    return {
      template: form.template,
      batching: form.batching,
      lost: [`${method} ${url}: no template sends there; ${instead}.`, ...lostHeaders],
    }
  }
  const isSame = operation.id === form.template.operation
  const start = isSame ? form.template : proposedForm(operation, attributes).template
  const query = carryQuery(url, operation)
  const ownKey = !form.batching.enabled && wrapKey !== '' && wrapKey !== operation.rootKey
  return {
    template: {
      ...start,
      operation: operation.id,
      path: isBatch ? start.path : pathRows(path, operation),
      query: query.rows,
    },
    batching: carryBatching(form.batching, operation, isBatch),
    lost: [
      ...lostHeaders,
      ...query.lost,
      ...(ownKey ? [`The root key ${wrapKey}: the template uses ${operation.rootKey ?? 'none'}.`] : []),
      ...lostGrouping(form.batching, operation),
    ],
  }
}

/** Pieces between slashes; a slash inside braces belongs to a name. */
const segmentsOf = (path: string): string[] => path.match(/(?:\{[^}]*\}|[^/{])+/g) ?? []

const pathRows = (path: string, { path: shape }: Operation): FieldRow[] => {
  const segments = segmentsOf(path)
  return segmentsOf(shape).flatMap((name, position) => {
    const segment = segments[position]
    if (!name.startsWith('{') || segment === undefined) return []
    return [{ field: name.slice(1, -1), source: sourceOfText(segment) }]
  })
}

const carryQuery = (url: string, operation: Operation): { rows: FieldRow[]; lost: string[] } => {
  const [, query = ''] = url.split('?', 2)
  const rows: FieldRow[] = []
  const lost: string[] = []
  for (const pair of query.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=')
    const field = decoded(name)
    if (operation.query.includes(field)) rows.push({ field, source: sourceOfText(value.join('=')) })
    else lost.push(`The query option ${field}: “${operation.title}” has none of this name.`)
  }
  return { rows, lost }
}

/** A piece of a URL as a source: one attribute, a text with attributes in it, or the same for every record. */
const sourceOfText = (piece: string): SourceForm => {
  const paths = macroPaths(piece)
  const [only] = paths
  if (!only) return { kind: 'constant', value: decoded(piece), as: 'text' }
  const isWhole = paths.length === 1 && /^\{[^{}|]*\}$/.test(piece)
  return isWhole
    ? { kind: 'attribute', attribute: printPath(only), filters: [] }
    : { kind: 'text', text: decoded(piece) }
}

/** A stray percent sign stays as it is. */
const decoded = (piece: string): string => {
  try {
    return decodeURIComponent(piece)
  } catch {
    return piece
  }
}

const carryBatching = (batching: BatchingForm, { batch }: Operation, isBatch: boolean): BatchingForm => ({
  ...batching,
  enabled: batch !== null && (isBatch || batching.enabled),
  ...(batch && !isListAlone(batching, batch.key) && { algorithm: 'keyed_array', key: batch.key }),
})

/** As a template may send it: a list under its key and nothing beside it, all records of one or parted by attributes. */
const isListAlone = ({ algorithm, key, includeGroup }: BatchingForm, wanted: string): boolean =>
  key === wanted && (algorithm === 'keyed_array' || (algorithm === 'group_by' && !includeGroup))

const lostGrouping = (batching: BatchingForm, { batch, title }: Operation): string[] => {
  if (!batching.enabled) return []
  if (!batch) return [`Batching: Lago takes one record a call for “${title}”.`]
  return isListAlone(batching, batch.key)
    ? []
    : [`The grouping: the template sends a list under ${batch.key}.`]
}
