import type { ResendClass } from '../lago/answer.ts'
import { operationById } from '../lago/operations/catalogue.ts'
import { resend } from '../lago/resend.ts'
import type { DestinationConfig } from './config.ts'
import type { PlannedRequest } from './planned.ts'
import { sendsEvents } from './template-mapping.ts'

/**
 * `resend` of a request that `plan` made of this config. A template sets aside every event without an id, a subscription,
 * a code or a time, so those it sends are all recognisable: they need not be read again, which for a batch of 100 takes a
 * tenth of all the work on it.
 */
export const resendPlanned = (config: DestinationConfig, request: PlannedRequest): ResendClass =>
  isEventsTemplate(config) && request.identities.every((identity) => identity !== null)
    ? 'B'
    : resend(request)

const isEventsTemplate = (config: DestinationConfig): boolean => {
  if (config.mode !== 'template') return false
  const operation = operationById(config.operation)
  return operation !== undefined && sendsEvents(operation)
}
