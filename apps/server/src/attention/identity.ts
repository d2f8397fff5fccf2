import {
  type DestinationConfig,
  type JsonObject,
  parseJson,
  plan,
  type SourceRecord,
  writeJson,
} from '@ferry/core'

/** What Lago knows an object by. Other content under these is at worst refused; others could count a second time. */
const knownBy = [
  'transaction_id',
  'external_subscription_id',
  'code',
  'timestamp',
  'external_id',
  'external_customer_id',
  'subscription_at',
  'wallet_id',
  'lago_id',
]

/** By field, the JSON text of what a request says of who a record is; empty for one that cannot be sent. */
export type Identity = Record<string, string>

/** What a config makes of a record, as far as Lago knows it by that. */
export const identityOf = (
  config: DestinationConfig,
  record: SourceRecord,
  context: { nexsetId: string; baseUrl: string },
): Identity => {
  const [request] = plan(config, [record], context).requests
  if (!request) return {}
  const item = request.body === null ? null : itemIn(request.body)
  const fields = knownBy.flatMap((name) => {
    const value = item?.members.get(name)
    return value ? [[name, writeJson(value)] as const] : []
  })
  return Object.fromEntries([['URL', JSON.stringify(request.url)], ...fields])
}

/** Fields in which two identities differ. A record that could not be sent before has none to keep. */
export const changedFields = (before: Identity, after: Identity): string[] => {
  if (Object.keys(before).length === 0) return []
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => before[name] !== after[name])
}

/** The object of one record in a body: below its root key, in a list of one, or the body itself. */
const itemIn = (body: string): JsonObject | null => {
  const parsed = parseJson(body)
  if (!parsed.ok) return null
  const [inner] = parsed.value.kind === 'object' ? parsed.value.members.values() : [parsed.value]
  const item = inner?.kind === 'array' ? inner.items[0] : inner
  if (item?.kind === 'object') return item
  return parsed.value.kind === 'object' ? parsed.value : null
}
