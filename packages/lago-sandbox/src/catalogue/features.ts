import { invalid, notFound, ok } from '../answers.ts'
import type { Call, Operation } from '../call.ts'
import { isRecord, textOf } from '../json.ts'
import { search } from '../lists/filter.ts'
import { list, required, text } from '../resources/field.ts'
import { type Resource, showRow } from '../resources/resource.ts'
import type { Row } from '../resources/row.ts'

/** What a plan or a subscription may be given a value of. */
export interface Privilege {
  code: string
  name: string | null
  value_type: string
  config: Record<string, unknown>
}

const types = ['integer', 'boolean', 'string', 'select']

const privilege = (item: Record<string, unknown>): Privilege => ({
  code: textOf(item.code) ?? '',
  name: textOf(item.name),
  value_type: textOf(item.value_type) ?? 'string',
  config: isRecord(item.config) ? item.config : {},
})

/** The privileges of a feature. */
export const privilegesOf = (feature: Row): Privilege[] => feature.privileges as Privilege[]

/** Privileges sent with an update are added to those there are, or change them; none is taken away. */
const merged = (row: Row, held: Row | undefined): Privilege[] => {
  const byCode = new Map((held ? privilegesOf(held) : []).map((one) => [one.code, one]))
  const sent = row.privileges === held?.privileges ? [] : (row.privileges as unknown[]).filter(isRecord)
  for (const item of sent) {
    const code = textOf(item.code) ?? ''
    byCode.set(code, privilege({ ...byCode.get(code), ...item }))
  }
  return [...byCode.values()]
}

/** lago-api:app/models/entitlement/feature.rb, app/services/entitlement/feature_update_service.rb */
export const features: Resource = {
  key: 'feature',
  plural: 'features',
  path: '/features',
  by: 'code',
  fields: { code: required(text), name: text, description: text, privileges: list },
  check: (row, _call, held) => {
    row.privileges = merged(row, held)
    const wrong = privilegesOf(row).find(({ code, value_type }) => code === '' || !types.includes(value_type))
    if (!wrong) return undefined
    return wrong.code === ''
      ? invalid({ 'privilege.code': ['value_is_mandatory'] })
      : invalid({ 'privilege.value_type': ['value_is_invalid'] })
  },
  removed: (feature, { organization: { rows } }) => {
    const entitlements = rows.of('entitlement').filter((held) => held.$feature === feature.code)
    for (const held of entitlements) rows.remove('entitlement', held)
    return undefined
  },
  filters: [search(({ code, name }) => [code, name])],
}

const deletePrivilege = ({ organization, params }: Call) => {
  const feature = organization.rows.find('feature', 'code', params.code)
  if (!feature) return notFound('feature')
  const kept = privilegesOf(feature).filter(({ code }) => code !== params.privilege_code)
  if (kept.length === privilegesOf(feature).length) return notFound('privilege')
  feature.privileges = kept
  return ok({ feature: showRow(features, feature, organization) })
}

export const privilegeOperations: readonly Operation[] = [
  {
    method: 'DELETE',
    path: '/features/:code/privileges/:privilege_code',
    resource: 'feature',
    handle: deletePrivilege,
  },
]
