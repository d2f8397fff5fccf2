import type { DestinationConfig, TemplateConfig } from '@ferry/core'
import { createSecret } from '../../credentials/secret.ts'
import type { Db } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { readAllowedHosts } from '../../lago/address-policy.ts'
import { createSend } from '../../lago/client.ts'
import { createLimits } from '../../limits/limits.ts'

export const secretText = 'a master key of the tests, long enough'

/** What a process of Ferry has, as far as delivery needs it. */
export const deliveryDeps = async (
  db: Db,
  sandboxUrl: string,
): Promise<{ deps: Deps; close: () => Promise<void> }> => {
  const { send, close } = createSend({ allowedHosts: readAllowedHosts(''), sandboxUrl })
  const print = (data: object, message: string) => console.error(message, data)
  const log = { info: () => {}, warn: print, error: print }
  const limits = await createLimits({ db, log })
  const deps = { db, secret: createSecret(secretText), send, limits, now: () => new Date(), log }
  const closeAll = async () => {
    await limits.close()
    await close()
  }
  return { deps, close: closeAll }
}

/** The usual way: five fields mapped, the rest as properties, batches of 100. */
export const eventsConfig = (change: Partial<TemplateConfig> = {}): DestinationConfig => ({
  mode: 'template',
  operation: 'createEvent',
  mapping: {
    external_subscription_id: { attribute: 'subscription' },
    code: { constant: 'api_calls' },
    timestamp: { attribute: 'at' },
    properties: { rest: true },
  },
  excludeAttributes: [],
  batching: { size: 100, grouping: { algorithm: 'keyed_array', key: 'events' }, maxWaitSeconds: 0 },
  responseWebhook: false,
  delivery: {},
  ...change,
})

export const advancedConfig = (
  method: 'POST' | 'PUT' | 'DELETE',
  url: string,
  wrapKey: string | null,
): DestinationConfig => ({
  mode: 'advanced',
  method,
  url,
  contentFormat: 'json',
  headers: [],
  wrapKey,
  excludeAttributes: [],
  batching: null,
  responseWebhook: false,
  delivery: {},
})

/** Records of usage as people have them. */
export const usage = (count: number, change: (index: number) => object = () => ({})): string[] =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      subscription: `sub_${index % 7}`,
      at: 1_750_000_000 + index,
      bytes: index,
      ...change(index),
    }),
  )
