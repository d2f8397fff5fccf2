import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import type { Filter } from '../lists/filter.ts'
import { answerList } from '../lists/list.ts'
import type { Organization } from '../organizations/organization.ts'
import { unwrap } from '../wrapper.ts'
import { type Fields, readFields } from './field.ts'
import { type Row, shown } from './row.ts'
import { taxesOf, unknownTax } from './taxes-of.ts'

type Verb = 'create' | 'list' | 'read' | 'update' | 'delete'

/** A plain resource of Lago, as data. */
export interface Resource {
  /** Root key of bodies and answers, and name in `<key>_not_found`. */
  key: string
  plural: string
  path: string
  /** Permission of an API key; the key itself if left out. */
  permission?: string
  /** What the path addresses it by. */
  by: 'code' | 'lago_id'
  /** The column that is unique in an organization; `code` if left out. */
  unique?: string
  /** Permitted keys. */
  fields: Fields
  /** Columns that no body sets. */
  columns?: Readonly<Record<string, unknown>>
  /** Body given as text or list → 400 instead of a crash. */
  isStrict?: true
  verbs?: readonly Verb[]
  /** Rules beyond the fields; `row` is what would be stored, `held` the object before an update. */
  check?: (row: Row, call: Call, held?: Row) => Answer | undefined
  /** After it was stored. */
  stored?: (row: Row, call: Call, held?: Row) => void
  removed?: (row: Row, call: Call) => Answer | undefined
  show?: (row: Row, organization: Organization) => Record<string, unknown>
  filters?: readonly Filter<Row>[]
}

/** An object as an answer shows it. */
export const showRow = (
  resource: Resource,
  row: Row,
  organization: Organization,
): Record<string, unknown> => ({
  ...shown(row),
  ...(resource.fields.$tax_codes && { taxes: taxesOf(row, organization) }),
  ...resource.show?.(row, organization),
})

const addressed = ({ key, by }: Resource, { organization, params }: Call): Row | undefined =>
  organization.rows.find(key, by, params[by])

const write = (resource: Resource, call: Call, held?: Row): Answer => {
  const { organization, now } = call
  const wrapped = unwrap(call.body, resource.key, resource.isStrict)
  if ('refusal' in wrapped) return wrapped.refusal
  const read = readFields(resource.fields, wrapped.fields, held)
  if ('errors' in read) return invalid(read.errors)
  const at = iso(now)
  const draft: Row = held
    ? { ...held, ...read.values }
    : { lago_id: '', ...structuredClone(resource.columns ?? {}), ...read.values, created_at: at }
  const unique = resource.unique ?? 'code'
  const others = organization.rows.of(resource.key).filter((row) => row !== held)
  if (others.some((row) => row[unique] === draft[unique]))
    return invalid({ [unique]: ['value_already_exist'] })
  const refusal = unknownTax(draft, organization) ?? resource.check?.(draft, call, held)
  if (refusal) return refusal
  const { lago_id: _none, ...fields } = draft
  const row = held ? Object.assign(held, draft) : organization.rows.add(resource.key, fields, at)
  if ('updated_at' in row) row.updated_at = at
  resource.stored?.(row, call, held)
  return ok({ [resource.key]: showRow(resource, row, organization) })
}

const listRows = (resource: Resource, call: Call): Answer => {
  const { key, plural, filters = [] } = resource
  const show = (row: Row) => showRow(resource, row, call.organization)
  return answerList({ plural, filters, show }, call.organization.rows.of(key), call)
}

const removeRow = (resource: Resource, row: Row, call: Call): Answer => {
  const refusal = resource.removed?.(row, call)
  if (refusal) return refusal
  call.organization.rows.remove(resource.key, row)
  return ok({ [resource.key]: showRow(resource, row, call.organization) })
}

/** The routes of a plain resource: create, list, read, update and delete. */
export const operationsOf = (resource: Resource): Operation[] => {
  const one = `${resource.path}/:${resource.by}`
  const existing =
    (act: (row: Row, call: Call) => Answer) =>
    (call: Call): Answer => {
      const row = addressed(resource, call)
      return row ? act(row, call) : notFound(resource.key)
    }
  const routes: Record<Verb, Pick<Operation, 'method' | 'path' | 'handle'>> = {
    create: { method: 'POST', path: resource.path, handle: (call) => write(resource, call) },
    list: { method: 'GET', path: resource.path, handle: (call) => listRows(resource, call) },
    read: {
      method: 'GET',
      path: one,
      handle: existing((row, { organization }) =>
        ok({ [resource.key]: showRow(resource, row, organization) }),
      ),
    },
    update: { method: 'PUT', path: one, handle: existing((row, call) => write(resource, call, row)) },
    delete: { method: 'DELETE', path: one, handle: existing((row, call) => removeRow(resource, row, call)) },
  }
  const verbs = resource.verbs ?? (Object.keys(routes) as Verb[])
  return verbs.map((verb) => ({ ...routes[verb], resource: resource.permission ?? resource.key }))
}
