import {
  createChargeBody,
  createFilterBody,
  createFixedChargeBody,
  updateChargeBody,
  updateFilterBody,
  updateFixedChargeBody,
} from './charge-bodies.ts'
import { entry } from './entry.ts'

/** In order per plan: its charges change together. */
const shared = { resource: 'Charges of plans', permission: 'plan', naturalKey: 'code' } as const

const withoutCode = (what: string) =>
  `Send a code: Lago then refuses a repeat. Without one, the same record sent again adds a second ${what}, and Ferry never repeats it by itself.`
/** lago-api:app/services/charges/update_service.rb, fixed_charges/update_service.rb */
const resets = (what: string) =>
  `Send ${what} with every update: Lago resets those that are left out, which changes the price.`
const affects = 'Subscriptions on this plan are billed by it from then on.'

export const planChargeEntries = [
  entry({
    ...shared,
    id: 'createPlanCharge',
    title: 'Add charges to plans',
    purpose: 'Each record adds a charge for usage to a plan.',
    method: 'POST',
    path: '/plans/{code}/charges',
    rootKey: 'charge',
    body: createChargeBody,
    resend: 'B',
    warnings: [withoutCode('charge'), affects],
  }),
  entry({
    ...shared,
    id: 'updatePlanCharge',
    title: 'Update charges of plans',
    purpose: 'Each record changes a charge for usage of a plan.',
    method: 'PUT',
    path: '/plans/{code}/charges/{charge_code}',
    rootKey: 'charge',
    body: updateChargeBody,
    resend: 'D',
    warnings: [
      resets('charge model and properties'),
      affects,
      'Filters that are sent replace the present ones.',
    ],
  }),
  entry({
    ...shared,
    id: 'createPlanChargeFilter',
    title: 'Add charge filters to plans',
    purpose: 'Each record adds another price to a plan’s charge, for some values of the metric’s filters.',
    method: 'POST',
    path: '/plans/{code}/charges/{charge_code}/filters',
    rootKey: 'filter',
    body: createFilterBody,
    resend: 'C',
    warnings: [
      'Lago has no protection against a repeat: the same record sent again adds a second filter. Ferry never repeats it by itself.',
      affects,
    ],
  }),
  entry({
    ...shared,
    id: 'updatePlanChargeFilter',
    title: 'Update charge filters of plans',
    purpose: 'Each record changes a price that a plan’s charge has for some values of the metric’s filters.',
    method: 'PUT',
    path: '/plans/{code}/charges/{charge_code}/filters/{filter_id}',
    rootKey: 'filter',
    body: updateFilterBody,
    resend: 'D',
    warnings: [affects],
  }),
  entry({
    ...shared,
    id: 'createPlanFixedCharge',
    title: 'Add fixed charges to plans',
    purpose: 'Each record adds a charge that does not depend on usage to a plan.',
    method: 'POST',
    path: '/plans/{code}/fixed_charges',
    rootKey: 'fixed_charge',
    body: createFixedChargeBody,
    resend: 'B',
    warnings: [
      'Give the add-on by its code or its Lago ID: without one Lago’s server fails.',
      withoutCode('fixed charge'),
      affects,
    ],
  }),
  entry({
    ...shared,
    id: 'updatePlanFixedCharge',
    title: 'Update fixed charges of plans',
    purpose: 'Each record changes a charge of a plan that does not depend on usage.',
    method: 'PUT',
    path: '/plans/{code}/fixed_charges/{fixed_charge_code}',
    rootKey: 'fixed_charge',
    body: updateFixedChargeBody,
    resend: 'D',
    warnings: [
      resets('charge model, units and properties'),
      affects,
      'Units that apply at once may issue invoices.',
    ],
  }),
]
