import type { Operation } from '../lago/operations/operation.ts'
import { isWhole } from './catalogue-fields.ts'
import type { AdvancedConfig, Source, TemplateConfig } from './config.ts'
import { sendsFerryRef } from './ferry-ref.ts'
import { sendsEvents } from './template-mapping.ts'

/** A template's settings for the Advanced tab, and in sentences what Advanced cannot say. */
export interface CarriedOver {
  config: AdvancedConfig
  lost: string[]
}

/** Carries a template over: method, URL, root key, batching, exclusions. Advanced sends records as they are, so a mapping is lost. */
export const toAdvanced = (config: TemplateConfig, operation: Operation): CarriedOver => {
  const lost = [...lostFields(config, operation), ...lostFilters(config), ...lostReference(config, operation)]
  const path = (config.batching && operation.batch?.path) ?? operation.path
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    inUrl(config.path?.[name] ?? { attribute: name }),
  )
  const query = Object.entries(config.query ?? {}).map(
    ([name, source]) => `${encodeURIComponent(name)}=${inUrl(source)}`,
  )
  return {
    config: {
      mode: 'advanced',
      method: operation.method,
      url: query.length > 0 ? `${url}?${query.join('&')}` : url,
      contentFormat: 'json',
      headers: [],
      wrapKey: config.batching ? null : operation.rootKey,
      excludeAttributes: [...config.excludeAttributes],
      batching: config.batching,
      responseWebhook: config.responseWebhook,
      delivery: config.delivery,
      ...(config.meters && { meters: config.meters }),
    },
    lost,
  }
}

/** A source as a piece of a URL; one that gives no single text stays an open macro, which the preview then names. */
const inUrl = (source: Source): string => {
  if ('attribute' in source) return `{record.${source.attribute}}`
  // No URL can hold half a character; `plan` refuses it in the template as well.
  if ('constant' in source && source.constant.isWellFormed()) return encodeURIComponent(source.constant)
  return 'text' in source ? source.text : '{record.id}'
}

const lostFields = ({ mapping }: TemplateConfig, operation: Operation): string[] => {
  const entries = Object.entries(mapping)
  const sentences = entries.flatMap(([target, source]) => {
    const field = isWhole(operation, target) ? (operation.rootKey ?? target) : target
    if ('attribute' in source) {
      return source.attribute === field
        ? []
        : [
            `${field} was filled from the attribute ${source.attribute}; Advanced sends it under its own name, ${source.attribute}.`,
          ]
    }
    if ('constant' in source) return [`${field} was the constant ${source.constant}; Advanced adds none.`]
    if ('text' in source) return [`${field} was made from the text ${source.text}; Advanced makes none.`]
    if ('rest' in source)
      return [`${field} held all other attributes; Advanced leaves each where it is in the record.`]
    return [`${field} was made by Ferry; Advanced needs it in the data.`]
  })
  if (!sendsEvents(operation)) return sentences
  const unmapped = ['transaction_id', 'timestamp'].filter((field) => !mapping[field])
  return [
    ...sentences,
    ...unmapped.map((field) => `${field} was filled in by Ferry; Advanced needs it in the data.`),
  ]
}

const lostFilters = ({ mapping, path, query }: TemplateConfig): string[] =>
  [mapping, path ?? {}, query ?? {}].flatMap((sources) =>
    Object.entries(sources).flatMap(([field, source]) => {
      const names = 'attribute' in source ? (source.filters ?? []).map(({ name }) => name) : []
      return names.length > 0
        ? [`${field} went through ${names.join(', ')}; Advanced changes no values.`]
        : []
    }),
  )

const lostReference = (config: TemplateConfig, operation: Operation): string[] =>
  sendsFerryRef(operation, config)
    ? ['metadata had ferry_ref, by which Ferry finds a top-up again; Advanced adds none.']
    : []
