import type { DestinationConfig } from '@ferry/core'
import { type BatchingForm, emptyForm, type WizardForm } from '../form.ts'
import { fromGrouping } from './grouping.ts'
import { fromSources } from './source.ts'

/** What a config fills in of the form: everything but connector, credential and name. */
export type ConfigForm = Omit<WizardForm, 'connector' | 'credentialId' | 'name'>

/** A saved or suggested config → the screen's values. The tab that the config does not speak of keeps its defaults. */
export const fromConfig = (config: DestinationConfig): ConfigForm => ({
  tab: config.mode,
  template:
    config.mode === 'template'
      ? {
          operation: config.operation,
          path: fromSources(config.path),
          query: fromSources(config.query),
          mapping: fromSources(config.mapping),
          ...(config.options && { options: JSON.stringify(config.options) }),
        }
      : emptyForm.template,
  advanced:
    config.mode === 'advanced'
      ? {
          method: config.method,
          url: config.url,
          contentFormat: config.contentFormat,
          headers: config.headers,
          wrapKey: config.wrapKey ?? '',
        }
      : emptyForm.advanced,
  ...(config.meters && { meters: config.meters }),
  excludeAttributes: config.excludeAttributes,
  batching: fromBatching(config.batching),
  responseWebhook: config.responseWebhook,
  delivery: config.delivery,
})

const fromBatching = (batching: DestinationConfig['batching']): BatchingForm => ({
  ...emptyForm.batching,
  enabled: batching !== null,
  ...(batching && {
    size: batching.size,
    maxWaitSeconds: batching.maxWaitSeconds ?? '',
    ...fromGrouping(batching.grouping),
  }),
})
