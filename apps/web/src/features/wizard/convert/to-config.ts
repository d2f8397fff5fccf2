import { type AdvancedConfig, type Batching, type DestinationConfig, TemplateConfig } from '@ferry/core'
import type { BatchingForm, CarriedForm, WizardForm } from '../form.ts'
import { toGrouping } from './grouping.ts'
import { toSources } from './source.ts'

/**
 * The screen's values → the config that is previewed, tested and saved. Total: what a person has half typed comes out
 * as a config that core's schema or `plan` then finds fault with.
 */
export const toConfig = (form: WizardForm): DestinationConfig => {
  switch (form.tab) {
    case 'template':
      return templateConfig(form)
    case 'advanced':
      return advancedConfig(form)
    default:
      return form.tab satisfies never
  }
}

const templateConfig = ({ template, ...form }: WizardForm): TemplateConfig => {
  const path = toSources(template.path)
  const query = toSources(template.query)
  return {
    mode: 'template',
    operation: template.operation,
    ...(Object.keys(path).length > 0 && { path }),
    ...(Object.keys(query).length > 0 && { query }),
    mapping: toSources(template.mapping),
    ...(form.carried.options !== undefined && { options: optionsOf(form.carried.options) }),
    ...sharedConfig(form),
  }
}

const optionsOf = (text: string) => TemplateConfig.shape.options.unwrap().parse(JSON.parse(text))

const advancedConfig = ({ advanced, ...form }: WizardForm): AdvancedConfig => ({
  mode: 'advanced',
  method: advanced.method,
  url: advanced.url,
  contentFormat: advanced.contentFormat,
  headers: advanced.headers,
  wrapKey: advanced.wrapKey === '' ? null : advanced.wrapKey,
  ...sharedConfig(form),
})

const sharedConfig = (form: Pick<WizardForm, 'excludeAttributes' | 'batching' | 'carried'>) => ({
  excludeAttributes: form.excludeAttributes,
  batching: toBatching(form.batching, form.carried),
  responseWebhook: form.carried.responseWebhook,
  delivery: form.carried.delivery,
})

const toBatching = (batching: BatchingForm, carried: CarriedForm): Batching | null =>
  batching.enabled
    ? {
        size: batching.size === '' ? 0 : batching.size,
        grouping: toGrouping(batching),
        ...(carried.maxWaitSeconds !== undefined && { maxWaitSeconds: carried.maxWaitSeconds }),
      }
    : null
