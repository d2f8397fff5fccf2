import { invalid } from '../answers.ts'
import type { Answer } from '../call.ts'
import type { Customer } from './customer.ts'

/** A customer takes over the first currency it is charged in and refuses every other. */
export const matchCurrency = (customer: Customer, currency: string): Answer | undefined => {
  customer.currency ??= currency
  return customer.currency === currency ? undefined : invalid({ currency: ['currencies_does_not_match'] })
}
