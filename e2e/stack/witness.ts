import { listCredentials } from '@ferry/contract'
import type { Counts, Sandbox } from '@ferry/lago-sandbox'
import { callFerry } from './api.ts'
import type { Ferry } from './ferry.ts'

/** The witness of the sandbox that a newcomer's Ferry started itself, over HTTP. */
export const witnessOf = async (ferry: Ferry) => {
  const { items } = await callFerry(ferry, listCredentials, { querystring: { limit: 10 } })
  const sandbox = items.find((credential) => credential.sandbox)
  if (!sandbox) throw new Error('This Ferry has no sandbox.')
  const { origin } = new URL(sandbox.baseUrl)
  const ask = async (path: string) => (await fetch(`${origin}/__sandbox/${path}`)).json() as Promise<unknown>
  return {
    url: origin,
    counts: () => ask('counts') as Promise<Counts>,
    transactionIds: async () => {
      const { events } = (await ask('events?limit=100000')) as { events: { transaction_id: string }[] }
      return events.map(({ transaction_id }) => transaction_id)
    },
  }
}

/** The calls that changed something, or tried to: the wizard reads beside them, and Lago's estimates write nothing. */
export const writesAt = ({ requests }: Pick<Sandbox, 'requests'>) =>
  requests.filter(({ method, url }) => method !== 'GET' && !url.includes('estimate'))
