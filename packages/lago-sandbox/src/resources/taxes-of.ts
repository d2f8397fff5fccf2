import { notFound } from '../answers.ts'
import type { Answer } from '../call.ts'
import type { Organization } from '../organizations/organization.ts'
import { shown } from './row.ts'

const codesOf = (row: Record<string, unknown>): unknown[] =>
  Array.isArray(row.$tax_codes) ? row.$tax_codes : []

/** The taxes whose codes an object carries, as an answer shows them. */
export const taxesOf = (row: Record<string, unknown>, { rows }: Organization): Record<string, unknown>[] =>
  codesOf(row).flatMap((code) => {
    const tax = rows.find('tax', 'code', code)
    return tax ? [shown(tax)] : []
  })

/** The sum of the rates of an object's taxes, in percent. */
export const taxRateOf = (row: Record<string, unknown>, organization: Organization): number =>
  taxesOf(row, organization).reduce((sum, { rate }) => sum + Number(rate), 0)

/** 404 `tax_not_found` if an object names a tax that nobody made. */
export const unknownTax = (row: Record<string, unknown>, { rows }: Organization): Answer | undefined =>
  codesOf(row).every((code) => rows.find('tax', 'code', code)) ? undefined : notFound('tax')
