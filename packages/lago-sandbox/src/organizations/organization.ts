import type { Customer } from '../customers/customer.ts'
import type { EventStore } from '../events/event-store.ts'
import type { EventRoom } from '../events/room.ts'
import { clickhouseStore } from '../events/store-clickhouse.ts'
import { postgresStore } from '../events/store-postgres.ts'
import { iso } from '../events/timestamp.ts'
import { type Plan, planOf } from '../plans/plan.ts'
import { type RateLimit, RateLimiter } from '../rate-limit.ts'
import type { Rows } from '../resources/row.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Wallet, WalletTransaction } from '../wallets/wallet.ts'
import type { Announce } from '../webhooks/announce.ts'
import { type Effects, noEffects } from './effects.ts'
import { type MetricSeed, seedRows } from './seed-rows.ts'

type Mode = 'read' | 'write'

/** What an organization is made from; all but name and key may be left out. */
export interface OrganizationSeed {
  name: string
  /** Lago's keys are UUIDs; any text without a space works. */
  apiKey: string
  /** Which duplicate rule applies to events. Default `postgres`. */
  store?: 'postgres' | 'clickhouse'
  /** ClickHouse only: false counts every copy, Lago's column default. Default true. */
  deduplicates?: boolean
  /** Resource → modes. Left out, the key may do everything; given, a resource not named may do nothing. */
  permissions?: Readonly<Record<string, readonly Mode[]>>
  /** Requests a second. Left out, there is no limit and no header, as on a self-hosted Lago. */
  rateLimit?: RateLimit
  /** Items an `events/batch` may hold. Default 100. */
  batchLimit?: number
  plans?: readonly Plan[]
  metrics?: readonly MetricSeed[]
  /** False: an unlicensed server, which refuses premium features with 403 `feature_unavailable`. Default true. */
  premium?: boolean
  /** The key that signs webhooks with `hmac`. Default `hmac-` and the organization's name. */
  hmacKey?: string
}

/** Everything one organization holds. */
export interface Organization {
  /** 1 for the first. */
  number: number
  lagoId: string
  seed: OrganizationSeed
  createdAt: number
  version: string
  batchLimit: number
  /** How many events it may hold before the sandbox refuses more. */
  room: EventRoom
  /** Its plans as subscriptions need them, in the order they were made. */
  readonly plans: readonly Plan[]
  /** Everything else it holds. */
  rows: Rows
  /** What a PUT set of its own columns. */
  settings: Record<string, unknown>
  /** Tells its webhook endpoints. */
  announce: Announce
  events: EventStore
  customers: Map<string, Customer>
  subscriptions: Subscription[]
  wallets: Wallet[]
  walletTransactions: WalletTransaction[]
  limiter: RateLimiter | undefined
  effects: Effects
}

/** An organization with nothing in it but what its seed names. */
export const createOrganization = (
  seed: OrganizationSeed,
  number: number,
  version: string,
  now: number,
  announce: (organization: Organization) => Announce = () => () => undefined,
): Organization => {
  const lagoId = `00000000-5a4d-4b0c-8000-${number.toString(16).padStart(12, '0')}`
  const organization: Organization = {
    number,
    lagoId,
    seed,
    createdAt: now,
    version,
    batchLimit: seed.batchLimit ?? 100,
    room: { events: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY },
    get plans() {
      return this.rows.of('plan').map(planOf)
    },
    rows: seedRows(seed, iso(now)),
    settings: {},
    announce: () => undefined,
    events:
      seed.store === 'clickhouse'
        ? clickhouseStore(lagoId, seed.deduplicates ?? true)
        : postgresStore(number),
    customers: new Map(),
    subscriptions: [],
    wallets: [],
    walletTransactions: [],
    limiter: seed.rateLimit ? new RateLimiter(seed.rateLimit) : undefined,
    effects: noEffects(),
  }
  organization.announce = announce(organization)
  return organization
}

/** Lago's 403 code if the key lacks the mode, else undefined. Anything but a GET is a write. */
export const missingPermission = (
  { seed }: Organization,
  resource: string,
  method: string,
): string | undefined => {
  const mode: Mode = method === 'GET' || method === 'HEAD' ? 'read' : 'write'
  if (seed.permissions === undefined || seed.permissions[resource]?.includes(mode)) return undefined
  return `${mode}_action_not_allowed_for_${resource}`
}
