import { invalid, notFound } from '../answers.ts'
import type { Answer } from '../call.ts'
import { type Privilege, privilegesOf } from '../catalogue/features.ts'
import { isRecord } from '../json.ts'
import type { Organization } from '../organizations/organization.ts'
import type { Row } from '../resources/row.ts'

/** What an owner (a plan's or subscription's `lago_id`) holds: one row per feature, with a value per privilege. */
export const held = ({ rows }: Organization, owner: string): Row[] =>
  rows.of('entitlement').filter((row) => row.$owner === owner)

export const valuesOf = (row: Row | undefined): Record<string, unknown> =>
  (row?.$values ?? {}) as Record<string, unknown>

const fits = ({ value_type, config }: Privilege, value: unknown): boolean => {
  if (value_type === 'boolean') return typeof value === 'boolean'
  if (value_type === 'integer') return Number.isInteger(value)
  if (value_type !== 'select') return typeof value === 'string'
  return Array.isArray(config.select_options) && config.select_options.includes(value)
}

/** What is wrong with the features and privileges of a body, if anything. */
const refusalOf = ({ rows }: Organization, sent: Record<string, unknown>): Answer | undefined => {
  for (const [code, values] of Object.entries(sent)) {
    const feature = rows.find('feature', 'code', code)
    if (!feature) return notFound('feature')
    for (const [name, value] of Object.entries(isRecord(values) ? values : {})) {
      const privilege = privilegesOf(feature).find((one) => one.code === name)
      if (!privilege) return notFound('privilege')
      if (!fits(privilege, value)) return invalid({ [`${name}_privilege_value`]: ['value_is_invalid'] })
    }
  }
  return undefined
}

/** Stores the features of a body; `isMerge` keeps what the body does not name. */
export const writeEntitlements = (
  organization: Organization,
  owner: string,
  sent: Record<string, unknown>,
  isMerge: boolean,
  at: string,
): Answer | undefined => {
  const refusal = refusalOf(organization, sent)
  if (refusal) return refusal
  if (!isMerge) for (const row of held(organization, owner)) organization.rows.remove('entitlement', row)
  for (const [code, values] of Object.entries(sent)) {
    const row =
      held(organization, owner).find((one) => one.$feature === code) ??
      organization.rows.add('entitlement', { $owner: owner, $feature: code, $values: {} }, at)
    row.$values = { ...valuesOf(row), ...(isRecord(values) ? values : {}) }
    row.$isRemoved = false
  }
  return undefined
}

/** One feature of a plan, as an answer shows it. */
export const entitlementJson = ({ rows }: Organization, row: Row): Record<string, unknown> => {
  const feature = rows.find('feature', 'code', row.$feature)
  const values = valuesOf(row)
  return {
    code: row.$feature,
    name: feature?.name ?? null,
    description: feature?.description ?? null,
    privileges: (feature ? privilegesOf(feature) : [])
      .filter(({ code }) => code in values)
      .map((privilege) => ({ ...privilege, value: values[privilege.code] })),
  }
}

export const entitlementsJson = (organization: Organization, owner: string): Record<string, unknown>[] =>
  held(organization, owner).map((row) => entitlementJson(organization, row))
