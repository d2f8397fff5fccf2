import { randomUUID } from 'node:crypto'
import type { Call, Destination, Progress, SetAside, Unknown } from '@ferry/contract'
import { DEFAULT_API_KEY, type Sandbox, type SandboxOptions, startSandbox } from '@ferry/lago-sandbox'
import { fastify } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { expect } from 'vitest'
import { attentionRoutes } from '../../attention/routes.ts'
import { auditRoutes } from '../../audit/routes.ts'
import type { Db } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { destinationRoutes } from '../../destinations/routes.ts'
import { errorHandler } from '../../http/error-handler.ts'
import { appendRecords } from '../../nexsets/queries/append-records.ts'
import { insertNexset } from '../../nexsets/queries/change-nexsets.ts'
import { replayRoutes } from '../../replays/routes.ts'
import { type Engine, type EngineOptions, startEngine } from '../engine.ts'
import { deliveryDeps, eventsConfig } from './delivery-parts.ts'

/** A sandbox, a database, and Ferry's delivery between them; several engines where a test wants them. */
export class DeliveryWorld {
  readonly db: Db
  readonly sandbox: Sandbox
  readonly deps: Deps
  readonly engines: Engine[]
  readonly #app: ReturnType<typeof fastify>
  readonly #closers: (() => Promise<unknown>)[] = []
  readonly #call: (method: string, url: string, body?: object) => Promise<{ status: number; body: unknown }>

  private constructor(
    db: Db,
    sandbox: Sandbox,
    deps: Deps,
    engines: Engine[],
    app: ReturnType<typeof fastify>,
  ) {
    this.engines = engines
    this.#app = app
    this.db = db
    this.sandbox = sandbox
    this.deps = deps
    this.#call = async (method, url, body) => {
      const answer = await app.inject({ method: method as 'GET', url, ...(body && { payload: body }) })
      return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
    }
  }

  static async open(db: Db, options: SandboxOptions = {}): Promise<DeliveryWorld> {
    const sandbox = await startSandbox({ keepRequests: 50_000, ...options })
    return DeliveryWorld.#over(db, sandbox)
  }

  /** The same sandbox, with a database that was opened again. */
  reopened(db: Db): Promise<DeliveryWorld> {
    return DeliveryWorld.#over(db, this.sandbox)
  }

  static async #over(db: Db, sandbox: Sandbox): Promise<DeliveryWorld> {
    const { deps, close } = await deliveryDeps(db, sandbox.url)
    const app = fastify()
    app.setValidatorCompiler(validatorCompiler)
    app.setSerializerCompiler(serializerCompiler)
    app.setErrorHandler(errorHandler)
    const engines: Engine[] = []
    const wake = (id?: string) => {
      for (const engine of engines) engine.wake(id)
    }
    for (const routes of [destinationRoutes, attentionRoutes, auditRoutes, replayRoutes])
      await app.register(routes({ ...deps, engine: { wake } }))
    const world = new DeliveryWorld(db, sandbox, deps, engines, app)
    world.#closers.push(() => app.close(), close)
    return world
  }

  /** The routes on a real socket, for what `inject` cannot do; answers their address. */
  listen(): Promise<string> {
    return this.#app.listen({ host: '127.0.0.1', port: 0 })
  }

  async start(options: EngineOptions = {}): Promise<Engine> {
    const engine = await startEngine(this.deps, { jobs: false, backoffScale: 0.02, ...options })
    this.engines.push(engine)
    return engine
  }

  /** Ends engines and routes, but not the sandbox. */
  async closeFerry(): Promise<void> {
    await Promise.all(this.engines.splice(0).map((engine) => engine.close()))
    for (const close of this.#closers.splice(0)) await close()
  }

  async close(): Promise<void> {
    await this.closeFerry()
    await this.sandbox.close()
  }

  /** Lets so much time pass for leases and intents, instead of waiting for it. */
  async pass(seconds: number): Promise<void> {
    await this.db.query(
      `update range set lease_until = lease_until - $1 * interval '1 second' where state = 'running'`,
      [seconds],
    )
    await this.db.query(`update intent set at = at - $1 * interval '1 second'`, [seconds])
  }

  async credential(apiKey = DEFAULT_API_KEY): Promise<string> {
    const id = randomUUID()
    await this.db.query(
      `insert into credential (id, name, deployment, base_url, key_sealed, key_ending, sandbox)
       values ($1, 'Sandbox', 'self_hosted', $2, $3, '0001', true)`,
      [id, this.sandbox.baseUrl, this.deps.secret.seal(apiKey, id)],
    )
    return id
  }

  async replaceKey(credentialId: string, apiKey: string): Promise<void> {
    await this.db.query(`update credential set key_sealed = $2 where id = $1`, [
      credentialId,
      this.deps.secret.seal(apiKey, credentialId),
    ])
    await this.db.query(`select pg_notify('credential', $1)`, [credentialId])
  }

  async nexset(texts: readonly string[]): Promise<string> {
    const id = randomUUID()
    await insertNexset(this.db, { id, name: 'Usage', now: new Date() })
    if (texts.length > 0) await this.append(id, texts)
    return id
  }

  async append(nexsetId: string, texts: readonly string[]): Promise<void> {
    await appendRecords(this.db, { nexsetId, texts, now: new Date(), idempotency: null })
  }

  /** A new destination over these records, still inactive. */
  async destination(
    texts: readonly string[],
    config = eventsConfig(),
    credentialId?: string,
  ): Promise<Destination> {
    const body = {
      name: 'Usage to Lago',
      nexsetId: await this.nexset(texts),
      credentialId: credentialId ?? (await this.credential()),
      config,
    }
    return this.post('/destinations', body)
  }

  /** Any call, with its status. */
  call(method: string, url: string, body?: object) {
    return this.#call(method, url, body)
  }

  async post<Body = Destination>(url: string, body: object = {}, status = [200, 201]): Promise<Body> {
    const answer = await this.#call('POST', url, body)
    expect(status, JSON.stringify(answer.body)).toContain(answer.status)
    return answer.body as Body
  }

  async patch<Body = Destination>(url: string, body: object, status = [200]): Promise<Body> {
    const answer = await this.#call('PATCH', url, body)
    expect(status, JSON.stringify(answer.body)).toContain(answer.status)
    return answer.body as Body
  }

  async get<Body = Destination>(url: string): Promise<Body> {
    const answer = await this.#call('GET', url)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body as Body
  }

  /** What a download holds. */
  async text(url: string): Promise<{ type: string; body: string }> {
    const { statusCode, headers, body } = await this.#app.inject({ url })
    expect(statusCode, body).toBe(200)
    return { type: String(headers['content-type']), body }
  }

  /** A write at the sandbox that does not come from Ferry; answers the object made. `root` is the root key of both. */
  async lago(path: string, root: string, body: object): Promise<{ lago_id: string }> {
    const headers = { authorization: `Bearer ${DEFAULT_API_KEY}`, 'content-type': 'application/json' }
    const answer = await fetch(`${this.sandbox.baseUrl}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ [root]: body }),
    })
    const made = ((await answer.json()) as Record<string, { lago_id: string } | undefined>)[root]
    if (!answer.ok || !made) throw new Error(`The sandbox made no ${root}: ${answer.status}.`)
    return made
  }

  /** Makes a customer and a wallet in the sandbox, as a user would have; answers the wallet's id. */
  async wallet(): Promise<string> {
    await this.lago('/customers', 'customer', { external_id: 'acme' })
    const wallet = { external_customer_id: 'acme', rate_amount: '1', currency: 'EUR' }
    return (await this.lago('/wallets', 'wallet', wallet)).lago_id
  }

  activate(id: string, start: 'waiting' | 'now' = 'waiting'): Promise<Destination> {
    return this.post(`/destinations/${id}/activate`, { start })
  }

  async setAside(id: string): Promise<SetAside[]> {
    return (await this.get<{ items: SetAside[] }>(`/destinations/${id}/set-aside?limit=200`)).items
  }

  async unknown(id: string): Promise<Unknown[]> {
    return (await this.get<{ items: Unknown[] }>(`/destinations/${id}/unknown?limit=200`)).items
  }

  async calls(id: string): Promise<Call[]> {
    return (await this.get<{ items: Call[] }>(`/destinations/${id}/calls?limit=200`)).items
  }

  /** Looks at a destination until it is so; its counts have to add up at every look. */
  async until(
    id: string,
    isSo: (destination: Destination) => boolean,
    timeout = 20_000,
  ): Promise<Destination> {
    const seen: Destination[] = []
    await expect
      .poll(
        async () => {
          const now = await this.get(`/destinations/${id}`)
          expectSum(now.progress)
          seen[0] = now
          return isSo(now)
        },
        { timeout, interval: 15 },
      )
      .toBe(true)
      .catch((error: unknown) => {
        throw new Error(`It stayed ${JSON.stringify(seen[0])}`, { cause: error })
      })
    const [last] = seen
    if (!last) throw new Error('It was never seen.')
    return last
  }

  settled(id: string, timeout?: number): Promise<Destination> {
    return this.until(id, ({ progress }) => progress.waiting === 0 && progress.inFlight === 0, timeout)
  }
}

export const expectSum = (progress: Progress): void => {
  const { total, ...parts } = progress
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total)
  expect(Math.min(...Object.values(parts))).toBeGreaterThanOrEqual(0)
}
