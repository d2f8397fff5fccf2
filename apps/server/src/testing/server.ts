import type { Sandbox, SandboxOptions } from '@ferry/lago-sandbox'
import { startSandbox } from '@ferry/lago-sandbox'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { type AppOptions, buildApp } from '../app.ts'
import { createSecret } from '../credentials/secret.ts'
import type { Db } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { logOptions } from '../http/log.ts'
import { SignInToken } from '../http/sign-in.ts'
import { createSend } from '../lago/client.ts'
import { createLimits } from '../limits/limits.ts'
import { openAllowedHosts } from '../settings/allowed-host-list.ts'
import { type Engine, onEachEngine } from './databases.ts'

export const testToken = 'token-of-the-server-tests'

export interface TestServer {
  app: FastifyInstance
  deps: Deps
  sandbox: Sandbox
  signIn: SignInToken
  /** Everything that was logged so far, as text. */
  logged: () => string
  /** Destinations that the routes told the engine about. */
  woken: (string | undefined)[]
  /** A call below `/api/v1` as somebody who is signed in; a body is sent as JSON. */
  call: (
    method: InjectOptions['method'] & string,
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>
  close: () => Promise<void>
}

export interface TestServerOptions {
  sandbox?: SandboxOptions
  app?: Partial<AppOptions>
  now?: () => Date
}

/** The app over an open database and a real sandbox; it does not listen, calls go through `inject`. */
export const openTestServer = async (db: Db, options: TestServerOptions = {}): Promise<TestServer> => {
  const sandbox = await startSandbox(options.sandbox)
  const lines: string[] = []
  const log = pino(logOptions('trace'), { write: (line: string) => lines.push(line) })
  const limits = await createLimits({ db, log })
  const now = options.now ?? (() => new Date())
  const { hosts, close: stopFollowing } = await openAllowedHosts(db, ['127.0.0.1'], now(), (error) =>
    log.error({ error }, 'allowed hosts'),
  )
  const { send, close: closeSend } = createSend({ allowedHosts: hosts })
  const deps: Deps = { db, secret: createSecret('master-key-of-the-server-tests-00'), send, limits, now, log }
  const woken: (string | undefined)[] = []
  const signIn = new SignInToken()
  const app = await buildApp(
    { ...deps, hosts, engine: { wake: (id) => woken.push(id) } },
    { host: '127.0.0.1', token: testToken, signIn, webFolder: null, log, ...options.app },
  )
  return {
    app,
    deps,
    sandbox,
    signIn,
    woken,
    logged: () => lines.join(''),
    call: (method, url, body, headers = {}) =>
      app.inject({
        method: method as 'GET',
        url: `/api/v1${url}`,
        headers: { authorization: `Bearer ${testToken}`, ...headers },
        ...(body !== undefined && { payload: body as object }),
      }),
    close: async () => {
      await app.close()
      await limits.close()
      await closeSend()
      await stopFollowing()
      await sandbox.close()
    },
  }
}

/** Declares the same tests of a server for every engine; one server and one sandbox per engine and file. */
export const withServer = (
  tests: (server: () => TestServer, engine: Engine) => void,
  options?: TestServerOptions,
) =>
  onEachEngine((db, engine) => {
    let opened: TestServer
    beforeAll(async () => {
      opened = await openTestServer(db(), options)
    }, 60_000)
    afterAll(() => opened?.close())
    tests(() => opened, engine)
  })
