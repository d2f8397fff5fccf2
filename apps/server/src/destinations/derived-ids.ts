import type { DestinationConfig } from '@ferry/core'

/** The suffix of the ids that a config derives, or null when it derives none. Unmapped means derived without suffix. */
export const derivedSuffix = (config: DestinationConfig): string | null => {
  if (config.mode !== 'template' || config.operation !== 'createEvent') return null
  const source = config.mapping.transaction_id
  if (source === undefined) return ''
  return 'derived' in source ? source.derived.suffix : null
}

/** Whether two configs give a record the same content under the same derived id; how it is batched and checked does not matter. */
export const sendsTheSame = (one: DestinationConfig, other: DestinationConfig): boolean =>
  contentOf(one) === contentOf(other)

const contentOf = (config: DestinationConfig): string => {
  const { batching, responseWebhook, delivery, meters, ...content } = config
  if (content.mode !== 'template') return sortedText(content)
  const { transaction_id, ...mapping } = content.mapping
  return sortedText({
    ...content,
    options: content.options ?? {},
    path: content.path ?? {},
    query: content.query ?? {},
    mapping,
  })
}

/** JSON with sorted keys: the order in which fields were mapped changes no content. */
const sortedText = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
