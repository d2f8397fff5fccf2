import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { iso } from '../events/timestamp.ts'
import { isBlank, isRecord, textOf } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import { page } from '../paging.ts'
import { type Row, shown } from '../resources/row.ts'
import { unwrap } from '../wrapper.ts'

/** What an alert watches: a subscription or a wallet. */
export interface AlertOwner {
  lagoId: string
  types: readonly string[]
  /** What an answer shows of it. */
  columns: Record<string, unknown>
  direction: 'increasing' | 'decreasing'
}

type Draft = { row: Record<string, unknown> } | { errors: Record<string, string[]> } | { refusal: Answer }

const MOST_THRESHOLDS = 20

const thresholdsOf = (value: unknown): Record<string, unknown>[] =>
  (Array.isArray(value) ? value.filter(isRecord) : []).map((item) => ({
    code: textOf(item.code),
    value: Number(textOf(item.value) ?? 0).toFixed(1),
    recurring: item.recurring === true,
  }))

const alertsOf = ({ rows }: Organization, owner: AlertOwner): Row[] =>
  rows.of('alert').filter((row) => row.$owner === owner.lagoId)

const metricOf = ({ rows }: Organization, code: unknown): Row | undefined =>
  rows.find('billable_metric', 'code', code)

/** lago-api:app/services/usage_monitoring/create_alert_service.rb */
const draft = (
  fields: Record<string, unknown>,
  owner: AlertOwner,
  organization: Organization,
  held?: Row,
): Draft => {
  const code = textOf(fields.code) ?? held?.code
  const type = textOf(fields.alert_type) ?? held?.alert_type
  const metric = textOf(fields.billable_metric_code) ?? held?.$metric ?? null
  if (metric !== null && !metricOf(organization, metric)) return { refusal: notFound('billable_metric') }
  const thresholds = 'thresholds' in fields || !held ? thresholdsOf(fields.thresholds) : held.thresholds
  if (!Array.isArray(thresholds) || thresholds.length === 0)
    return { errors: { thresholds: ['thresholds_must_be_present'] } }
  if (thresholds.length > MOST_THRESHOLDS) return { errors: { thresholds: ['too_many_thresholds'] } }
  if (!owner.types.includes(String(type))) return { errors: { alert_type: ['invalid_type'] } }
  if (isBlank(textOf(code))) return { errors: { code: ['value_is_mandatory'] } }
  if (String(type).startsWith('billable_metric') && metric === null)
    return { errors: { billable_metric: ['value_is_mandatory'] } }
  const clash = alertsOf(organization, owner).some((row) => row !== held && row.code === code)
  if (clash) return { errors: { code: ['value_already_exist'] } }
  const name = 'name' in fields ? textOf(fields.name) : (held?.name ?? null)
  return {
    row: {
      ...owner.columns,
      $owner: owner.lagoId,
      $metric: metric,
      alert_type: type,
      code,
      name,
      thresholds,
    },
  }
}

const json = (row: Row, organization: Organization) => {
  const metric = metricOf(organization, row.$metric)
  return { ...shown(row), billable_metric: metric ? shown(metric) : null }
}

const store = (row: Record<string, unknown>, owner: AlertOwner, { organization, now }: Call): Row =>
  organization.rows.add(
    'alert',
    {
      lago_organization_id: organization.lagoId,
      direction: owner.direction,
      previous_value: 0,
      last_processed_at: null,
      ...row,
    },
    iso(now),
  )

const createMany = (items: readonly Record<string, unknown>[], owner: AlertOwner, call: Call): Answer => {
  const rows: Record<string, unknown>[] = []
  const errors: Record<number, unknown> = {}
  for (const [position, item] of items.entries()) {
    const read = draft(item, owner, call.organization)
    if ('refusal' in read) return read.refusal
    if ('errors' in read) errors[position] = read.errors
    else if (rows.some(({ code }) => code === read.row.code))
      errors[position] = { code: ['value_already_exist'] }
    else rows.push(read.row)
  }
  if (Object.keys(errors).length > 0) return invalid(errors)
  return ok({ alerts: rows.map((row) => json(store(row, owner, call), call.organization)) })
}

/** One `alert`, or `alerts`: all of them or none. */
const create = (owner: AlertOwner, call: Call): Answer => {
  const { body, organization } = call
  if (isRecord(body) && Array.isArray(body.alerts) && body.alerts.length > 0)
    return createMany(body.alerts.filter(isRecord), owner, call)
  const wrapped = unwrap(body, 'alert')
  if ('refusal' in wrapped) return wrapped.refusal
  const read = draft(wrapped.fields, owner, organization)
  if ('refusal' in read) return read.refusal
  return 'errors' in read
    ? invalid(read.errors)
    : ok({ alert: json(store(read.row, owner, call), organization) })
}

const update = (alert: Row, owner: AlertOwner, { body, organization }: Call): Answer => {
  const wrapped = unwrap(body, 'alert')
  if ('refusal' in wrapped) return wrapped.refusal
  const read = draft({ ...wrapped.fields, alert_type: alert.alert_type }, owner, organization, alert)
  if ('refusal' in read) return read.refusal
  if ('errors' in read) return invalid(read.errors)
  return ok({ alert: json(Object.assign(alert, read.row), organization) })
}

const list = (owner: AlertOwner, { organization, query }: Call): Answer => {
  const { items, meta } = page(alertsOf(organization, owner), query)
  return ok({ alerts: items.map((row) => json(row, organization)), meta })
}

const remove = (alert: Row, { organization }: Call): Answer => {
  organization.rows.remove('alert', alert)
  return ok({ alert: json(alert, organization) })
}

/** Lago answers the deletion of all with an empty 200. */
const removeAll = (owner: AlertOwner, { organization }: Call): Answer => {
  for (const alert of alertsOf(organization, owner)) organization.rows.remove('alert', alert)
  return { status: 200, body: '' }
}

/** The routes of alerts below `path`; one alert is addressed by `:alert_code`. */
export const alertOperations = (
  path: string,
  find: (call: Call) => { owner: AlertOwner } | { refusal: Answer },
): Operation[] => {
  const on =
    (act: (owner: AlertOwner, call: Call) => Answer) =>
    (call: Call): Answer => {
      const found = find(call)
      return 'refusal' in found ? found.refusal : act(found.owner, call)
    }
  const onOne = (act: (alert: Row, owner: AlertOwner, call: Call) => Answer) =>
    on((owner, call) => {
      const alert = alertsOf(call.organization, owner).find(({ code }) => code === call.params.alert_code)
      return alert ? act(alert, owner, call) : notFound('alert')
    })
  const one = `${path}/:alert_code`
  const resource = 'alert'
  return [
    { method: 'POST', path, resource, handle: on(create) },
    { method: 'GET', path, resource, handle: on(list) },
    { method: 'DELETE', path, resource, handle: on(removeAll) },
    {
      method: 'GET',
      path: one,
      resource,
      handle: onOne((alert, $owner, { organization }) => ok({ alert: json(alert, organization) })),
    },
    { method: 'PUT', path: one, resource, handle: onOne(update) },
    { method: 'DELETE', path: one, resource, handle: onOne((alert, $owner, call) => remove(alert, call)) },
  ]
}
