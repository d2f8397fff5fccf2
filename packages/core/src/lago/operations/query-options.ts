import type { QueryOption } from './operation.ts'

/** Which of several subscriptions of one external id is meant. */
export const status = {
  name: 'status',
  label: 'Status',
  description: 'Which subscription of this id is meant: the active one when left out, or the scheduled one.',
  values: ['active', 'pending'],
} as const satisfies QueryOption

/** The same, for what hangs off a subscription. */
export const subscriptionStatus = {
  name: 'subscription_status',
  label: 'Subscription status',
  description: 'Which subscription of this id is meant; the active one when left out.',
  values: ['pending', 'active', 'terminated', 'canceled'],
} as const satisfies QueryOption

export const onTerminationCreditNote = {
  name: 'on_termination_credit_note',
  label: 'Credit note at the end',
  description: 'What happens with what was paid in advance and not used.',
  values: ['credit', 'refund', 'offset', 'skip'],
} as const satisfies QueryOption

export const onTerminationInvoice = {
  name: 'on_termination_invoice',
  label: 'Invoice at the end',
  description: 'Whether the final invoice is issued.',
  values: ['generate', 'skip'],
} as const satisfies QueryOption
