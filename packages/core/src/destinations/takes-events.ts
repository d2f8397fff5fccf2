import { operationById } from '../lago/operations/catalogue.ts'
import { compileAdvancedUrl } from './advanced.ts'
import { eventForm } from './advanced-events.ts'
import type { DestinationConfig } from './config.ts'
import { sendsEvents } from './template-mapping.ts'

/** Whether a config sends usage events, so that what it knows of metrics matters. A path that a macro decides does not. */
export const takesEvents = (config: DestinationConfig, baseUrl: string | null): boolean => {
  if (config.mode === 'template') {
    const operation = operationById(config.operation)
    return operation !== undefined && sendsEvents(operation)
  }
  const url = compileAdvancedUrl(config.url, baseUrl)
  return url.ok && eventForm(config.method, url.url.path) !== null
}
