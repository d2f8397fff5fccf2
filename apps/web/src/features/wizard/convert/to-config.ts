import { type AdvancedConfig, type Batching, type DestinationConfig, TemplateConfig } from '@ferry/core'
import type { BatchingForm, WizardForm } from '../form.ts'
import { toGrouping } from './grouping.ts'
import { withoutValues } from './secret-headers.ts'
import { toSources } from './source.ts'

/**
 * The screen's values → the config that is previewed, tested and saved. Total: what a person has half typed comes out
 * as a config that core's schema or `plan` then finds fault with.
 */
export const toConfig = (form: WizardForm): DestinationConfig => {
  switch (form.tab) {
    case 'template':
      return { ...templateConfig(form), ...metersOf(form) }
    case 'advanced':
      return { ...advancedConfig(form), ...metersOf(form) }
    default:
      return form.tab satisfies never
  }
}

const metersOf = ({ meters }: WizardForm) => meters && { meters }

const templateConfig = ({ template, ...form }: WizardForm): TemplateConfig => {
  const path = toSources(template.path)
  const query = toSources(template.query)
  return {
    mode: 'template',
    operation: template.operation,
    ...(Object.keys(path).length > 0 && { path }),
    ...(Object.keys(query).length > 0 && { query }),
    mapping: toSources(template.mapping),
    ...(template.options !== undefined && { options: optionsOf(template.options) }),
    ...sharedConfig(form),
  }
}

const optionsOf = (text: string) => TemplateConfig.shape.options.unwrap().parse(JSON.parse(text))

const advancedConfig = ({ advanced, ...form }: WizardForm): AdvancedConfig => ({
  mode: 'advanced',
  method: advanced.method,
  url: advanced.url,
  contentFormat: advanced.contentFormat,
  headers:
    advanced.headersText === undefined ? withoutValues(advanced.headers) : [unreadable(advanced.headersText)],
  wrapKey: advanced.wrapKey === '' ? null : advanced.wrapKey,
  ...sharedConfig(form),
})

/** A header that no config takes, in place of a text of which none could be made. */
const unreadable = (text: string) => ({ name: `${text.trim().slice(0, 80)},`, value: '' })

type SharedForm = Pick<WizardForm, 'excludeAttributes' | 'batching' | 'responseWebhook' | 'delivery'>

const sharedConfig = ({ excludeAttributes, batching, responseWebhook, delivery }: SharedForm) => ({
  excludeAttributes,
  batching: toBatching(batching),
  responseWebhook,
  delivery,
})

const toBatching = ({ enabled, size, maxWaitSeconds, ...grouping }: BatchingForm): Batching | null =>
  enabled
    ? {
        size: size === '' ? 0 : size,
        grouping: toGrouping(grouping),
        ...(maxWaitSeconds !== '' && { maxWaitSeconds }),
      }
    : null
