import { invalid, notFound, ok } from '../answers.ts'
import type { Answer, Call, Operation } from '../call.ts'
import { isRecord } from '../json.ts'
import { page } from '../paging.ts'
import type { Row } from '../resources/row.ts'
import { unwrap } from '../wrapper.ts'
import { meteredCharges } from './charge-kind.ts'
import { type ChargeFilter, readFilter } from './charges.ts'
import type { ChargeOwner } from './owners.ts'

const filtersOf = (charge: Row): ChargeFilter[] => (charge.filters ?? []) as ChargeFilter[]

const json = (filter: ChargeFilter, charge: Row) => ({ ...filter, charge_code: charge.code })

const isEmpty = (value: unknown): boolean => !isRecord(value) || Object.keys(value).length === 0

/** Each repeat adds another filter (lago-api:app/services/charge_filters/create_service.rb). */
const create = (charge: Row, { body, organization }: Call): Answer => {
  const wrapped = unwrap(body, 'filter')
  if ('refusal' in wrapped) return wrapped.refusal
  if (isEmpty(wrapped.fields.values)) return invalid({ values: ['value_is_mandatory'] })
  const filter = readFilter(wrapped.fields)
  charge.filters = [...filtersOf(charge), filter]
  organization.effects.chargeFiltersCreated += 1
  return ok({ filter: json(filter, charge) })
}

const update = (filter: ChargeFilter, charge: Row, { body }: Call): Answer => {
  const wrapped = unwrap(body, 'filter')
  if ('refusal' in wrapped) return wrapped.refusal
  const { invoice_display_name: name, properties, values } = wrapped.fields
  if (name !== undefined) filter.invoice_display_name = name
  if (isRecord(properties)) filter.properties = properties
  if (isRecord(values)) filter.values = values
  return ok({ filter: json(filter, charge) })
}

const remove = (filter: ChargeFilter, charge: Row): Answer => {
  charge.filters = filtersOf(charge).filter((one) => one !== filter)
  return ok({ filter: json(filter, charge) })
}

const list = (charge: Row, { query }: Call): Answer => {
  const { items, meta } = page(filtersOf(charge), query)
  return ok({ filters: items.map((filter) => json(filter, charge)), meta })
}

/** Filters of one charge, under a plan or under a subscription. */
export const filterOperations = (owner: ChargeOwner): Operation[] => {
  const path = `${owner.path}/charges/:charge_code/filters`
  const { resource } = owner
  const reading =
    (act: (charge: Row, call: Call) => Answer) =>
    (call: Call): Answer => {
      const found = owner.all(call, meteredCharges)
      if ('refusal' in found) return found.refusal
      const charge = found.rows.find(({ code }) => code === call.params.charge_code)
      return charge ? act(charge, call) : notFound('charge')
    }
  const writing =
    (act: (charge: Row, call: Call) => Answer) =>
    (call: Call): Answer => {
      const found = owner.writable(call, meteredCharges)
      return 'refusal' in found ? found.refusal : act(found.row, call)
    }
  const one =
    (act: (filter: ChargeFilter, charge: Row, call: Call) => Answer) =>
    (charge: Row, call: Call): Answer => {
      const filter = filtersOf(charge).find(({ lago_id }) => lago_id === call.params.filter_id)
      return filter ? act(filter, charge, call) : notFound('charge_filter')
    }
  const single = `${path}/:filter_id`
  return [
    { method: 'POST', path, resource, handle: writing(create) },
    { method: 'GET', path, resource, handle: reading(list) },
    {
      method: 'GET',
      path: single,
      resource,
      handle: reading(one((filter, charge) => ok({ filter: json(filter, charge) }))),
    },
    { method: 'PUT', path: single, resource, handle: writing(one(update)) },
    { method: 'DELETE', path: single, resource, handle: writing(one(remove)) },
  ]
}
