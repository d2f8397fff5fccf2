import { defaultPlans } from './plans/plan.ts'
import type { SandboxOptions } from './sandbox.ts'
import { DEFAULT_API_KEY } from './state.ts'

type Environment = Record<string, string | undefined>

const wholeNumber = (environment: Environment, name: string): number | undefined => {
  const text = environment[name]
  if (text === undefined || text === '') return undefined
  if (!/^\d+$/.test(text)) throw new Error(`${name} must be a whole number, not "${text}".`)
  return Number(text)
}

const rateLimit = (text: string | undefined) => {
  if (!text) return undefined
  const [, events, other] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  if (!events || !other)
    throw new Error('LAGO_SANDBOX_RATE_LIMIT must look like 500/50: events, then everything else.')
  return { events: Number(events), other: Number(other) }
}

/** A sandbox on its own charges for the calls of an API, so that its page has something to say of usage. */
const demonstration = {
  metrics: [{ code: 'api_calls', aggregationType: 'count_agg' }],
  plans: defaultPlans.map((plan) =>
    plan.amountCents === 0 ? plan : { ...plan, charges: [{ metric: 'api_calls', amount: '0.001' }] },
  ),
}

/** The options of a sandbox that runs on its own. Throws a sentence for a value it cannot read. */
export const readConfiguration = (environment: Environment): SandboxOptions => {
  const port = wholeNumber(environment, 'PORT')
  const keepRequests = wholeNumber(environment, 'LAGO_SANDBOX_KEEP_REQUESTS')
  const keepEvents = wholeNumber(environment, 'LAGO_SANDBOX_KEEP_EVENTS')
  const keepMib = wholeNumber(environment, 'LAGO_SANDBOX_KEEP_EVENTS_MIB')
  const limit = rateLimit(environment.LAGO_SANDBOX_RATE_LIMIT)
  const store = environment.LAGO_SANDBOX_STORE || 'postgres'
  if (store !== 'postgres' && store !== 'clickhouse') {
    throw new Error(`LAGO_SANDBOX_STORE must be postgres or clickhouse, not "${store}".`)
  }
  return {
    ...(port !== undefined && { port }),
    ...(keepEvents !== undefined && { keepEvents }),
    ...(keepMib !== undefined && { keepEventBytes: keepMib * 1024 * 1024 }),
    ...(keepRequests !== undefined && { keepRequests }),
    ...(environment.HOST && { host: environment.HOST }),
    ...(environment.LAGO_SANDBOX_VERSION && { version: environment.LAGO_SANDBOX_VERSION }),
    organizations: [
      {
        name: environment.LAGO_SANDBOX_ORGANIZATION || 'Sandbox',
        apiKey: environment.LAGO_SANDBOX_API_KEY || DEFAULT_API_KEY,
        store,
        ...demonstration,
        ...(limit && { rateLimit: limit }),
      },
    ],
  }
}
