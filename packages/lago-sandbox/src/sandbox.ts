import type { AddressInfo } from 'node:net'
import type { StoredEvent } from './events/event.ts'
import type { FaultBook } from './faults/fault-book.ts'
import type { Organization, OrganizationSeed } from './organizations/organization.ts'
import { createServer } from './server.ts'
import { DEFAULT_API_KEY, SandboxState } from './state.ts'
import { tellEventErrors } from './webhooks/event-errors.ts'
import { type Counts, countAll } from './witness/counts.ts'
import type { RecordedRequest } from './witness/recorder.ts'
import { allTransactions, type TransactionCount } from './witness/transactions.ts'

const MIB = 1024 * 1024

export interface SandboxOptions {
  /** Default 0: a free one. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
  /** Default: one organization, `Sandbox`, with DEFAULT_API_KEY on the Postgres store. */
  organizations?: readonly OrganizationSeed[]
  /** The Lago version told by `/health`, which also decides the rule for duplicates in a batch. Default 1.51.0. */
  version?: string
  /** How many events an organization may hold; more are refused with a 503 that says so. Default 10,000,000. */
  keepEvents?: number
  /** How many bytes of memory an organization's events may take; likewise. Default 880 MiB. */
  keepEventBytes?: number
  /** How many recent requests are kept with body and answer. Default 2,000. */
  keepRequests?: number
  /** How many characters of bodies and answers are kept in all. Default 32 Mi. */
  keepBytes?: number
  /** Milliseconds before a webhook is tried again. Default 3,000 and 18,000, so three attempts, as Lago. */
  webhookWaits?: readonly number[]
  /** The clock, in Unix milliseconds; for tests. */
  now?: () => number
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>` */
  url: string
  /** `url` + `/api/v1` */
  baseUrl: string
  port: number
  /** The recent requests, oldest first; live. */
  requests: readonly RecordedRequest[]
  /** A copy of an organization's events in order of arrival; of the first one if none is named. */
  events: (organization?: string) => readonly StoredEvent[]
  counts: () => Counts
  /** Every transaction id an organization holds and what became of its copies. */
  transactions: (organization?: string) => Iterable<TransactionCount>
  faults: Pick<FaultBook, 'add' | 'remove' | 'clear' | 'list'>
  /** Back to the seeds. */
  reset: () => void
  close: () => Promise<void>
}

/** Starts a fake Lago that listens on a loopback address. Rejects if the port is taken. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const state = new SandboxState({
    organizations: options.organizations ?? [{ name: 'Sandbox', apiKey: DEFAULT_API_KEY }],
    version: options.version ?? '1.51.0',
    room: {
      events: options.keepEvents ?? 10_000_000,
      bytes: options.keepEventBytes ?? 880 * MIB,
    },
    keepRequests: options.keepRequests ?? 2000,
    keepBytes: options.keepBytes ?? 32 * MIB,
    now: options.now ?? Date.now,
    webhookWaits: options.webhookWaits ?? [3000, 18_000],
  })
  const app = createServer(state)
  const host = options.host ?? '127.0.0.1'
  await app.listen({ port: options.port ?? 0, host })
  const { port } = app.server.address() as AddressInfo
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  state.outbox.issuer = url
  const hourly = setInterval(() => {
    for (const organization of state.organizations) tellEventErrors(organization, state.now())
  }, 3_600_000)
  hourly.unref()
  const named = (name: string | undefined): Organization => {
    const organization = state.organizationNamed(name)
    if (!organization) throw new Error(`The sandbox has no organization named ${name}.`)
    return organization
  }
  return {
    url,
    baseUrl: `${url}/api/v1`,
    port,
    requests: state.recorder.requests,
    events: (name) => [...named(name).events.log.between()],
    transactions: (name) => allTransactions(named(name)),
    counts: () => countAll(state.organizations, state.recorder),
    faults: state.faults,
    reset: () => state.reset(),
    close: async () => {
      clearInterval(hourly)
      state.outbox.clear()
      await app.close()
    },
  }
}
