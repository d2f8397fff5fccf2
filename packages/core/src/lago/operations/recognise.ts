import type { ResendClass } from '../answer.ts'
import { writeOperationById } from './catalogue.ts'
import { findRoute } from './find-route.ts'
import type { WriteRoute } from './write-routes.ts'

/** What Ferry knows of a call that a person wrote in Advanced. */
export interface Recognised {
  /** Lago's operationId; null when the path is Lago's but not in its documentation. */
  operationId: string | null
  title: string
  /** The key a body is wrapped in; null for calls with a flat body or none. */
  rootKey: string | null
  /** API-key permission resource; writing needs `<permission>: write`. */
  permission: string | null
  resend: ResendClass
  /** Whether it carries usage events, and in which form. */
  isEvents: 'single' | 'batch' | null
  warnings: readonly string[]
}

/**
 * Recognises a method and a path below `/api/v1` (`/customers`, `/subscriptions/{record.id}`) as one of Lago's write
 * operations; null when no operation is known, which then counts as class C.
 */
export const recognise = (method: string, path: string): Recognised | null => {
  const route = findRoute(method, path)
  if (!route) return null
  const operation = writeOperationById(route.operationId)
  return {
    operationId: route.operationId,
    title: operation?.title ?? titleOf(route.operationId),
    rootKey: route.rootKey,
    permission: route.permission,
    resend: route.resend,
    isEvents: eventForms[route.operationId] ?? null,
    warnings: operation?.warnings ?? warningsOf(route),
  }
}

const eventForms: Readonly<Record<string, 'single' | 'batch'>> = {
  createEvent: 'single',
  createBatchEvents: 'batch',
}

const ownTitles: Readonly<Record<string, string>> = {
  eventEstimateFees: 'Estimate fees of an event',
  eventEstimateInstantFees: 'Estimate instant fees of an event',
  eventBatchEstimateInstantFees: 'Estimate instant fees of events',
  generateCustomerCheckoutURL: 'Generate customer checkout URL',
  paymentMethodSetAsDefault: 'Set payment method as default',
  invoicePaymentUrl: 'Generate invoice payment URL',
  walletTransactionPaymentUrl: 'Generate wallet transaction payment URL',
  invoicePreview: 'Preview an invoice',
}

/** `createPlanChargeFilter` → `Create plan charge filter`. */
const titleOf = (operationId: string): string => {
  const own = ownTitles[operationId]
  if (own) return own
  const words = operationId.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** For those of the operations without a template that do more than their name says. */
const particular: Readonly<Record<string, string>> = {
  destroyBillableMetric: 'Deleting a billable metric also removes its charges and alerts.',
  retryPayment: 'Each call tries to charge the customer.',
  finalizeInvoice: 'A finalized invoice cannot be changed any more.',
  invoicePreview: 'Lago only works this out and stores nothing. It is a premium feature.',
  estimateCreditNote: 'Lago only works this out and stores nothing. It is a premium feature.',
  createBillingEntity: 'More than one billing entity is a premium feature of Lago.',
  createWebhookEndpoint: 'Lago takes at most 10 webhook endpoints, and refuses an address it has already.',
  updateOrganization: 'This changes the settings of the whole organization.',
}

const repeats =
  'Lago has no protection against a repeat: sending this again repeats its effect. Ferry never does so by itself.'

const warningsOf = ({ method, operationId, resend }: WriteRoute): string[] => [
  ...(method === 'DELETE' ? ['This deletes or ends something in Lago and cannot be undone.'] : []),
  ...(resend === 'C' ? [repeats] : []),
  ...(particular[operationId] === undefined ? [] : [particular[operationId]]),
]
