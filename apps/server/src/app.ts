import cookie from '@fastify/cookie'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { attentionRoutes } from './attention/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { credentialRoutes } from './credentials/routes.ts'
import type { Deps } from './deps.ts'
import { destinationRoutes } from './destinations/routes.ts'
import { draftRoutes } from './drafts/routes.ts'
import { authenticate } from './http/authenticate.ts'
import { docsPage } from './http/docs.ts'
import { errorHandler, sendProblem } from './http/error-handler.ts'
import { guard } from './http/guard.ts'
import { healthRoutes } from './http/health.ts'
import { registerOpenApi } from './http/openapi.ts'
import { ProblemError } from './http/problem-error.ts'
import { registerSecurityHeaders } from './http/security-headers.ts'
import { createSessions } from './http/session.ts'
import { type SignInToken, signInRoute } from './http/sign-in.ts'
import { readWebApp, serveWebApp } from './http/web-app.ts'
import { lagoOperationRoutes } from './lago-operations/routes.ts'
import { nexsetRoutes } from './nexsets/routes.ts'
import { previewRoutes } from './previews/routes.ts'
import { replayRoutes } from './replays/routes.ts'
import { retentionRoutes } from './retention/routes.ts'
import type { AllowedHostList } from './settings/allowed-host-list.ts'
import { settingsRoutes } from './settings/routes.ts'
import { testCallRoutes } from './test-calls/routes.ts'

export interface AppOptions {
  /** The address it will listen on: decides which Host headers are ours. */
  host: string
  /** FERRY_TOKEN; null refuses every token. */
  token: string | null
  signIn: SignInToken
  /** Folder of the built web app; null serves the API alone. */
  webFolder: string | null
  log: FastifyBaseLogger
}

/** What the HTTP side is built from: the common parts, and somebody to tell that a destination has something to do. */
export interface AppDeps extends Deps {
  hosts: AllowedHostList
  engine: { wake(destinationId?: string): void }
}

/** Ferry's HTTP side as a function of what it needs; it does not listen and starts nothing. */
export const buildApp = async (deps: AppDeps, options: AppOptions): Promise<FastifyInstance> => {
  const app = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    // A whole upload has its time; a client that sends no headers, or idles, does not.
    requestTimeout: 10 * 60_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    bodyLimit: 8 * 1024 * 1024,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      errorHandler(error, request, reply)
    },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(errorHandler)

  const webApp = readWebApp(options.webFolder)
  await registerSecurityHeaders(app, webApp?.scriptHashes ?? [])
  app.addHook('onRequest', guard(options.host))
  await app.register(cookie)
  const sessions = createSessions(deps.secret, deps.now)
  signInRoute(app, options.signIn, sessions)
  await registerOpenApi(app)
  await app.register(api(deps, authenticate(sessions, options.token, deps.now)), {
    prefix: '/api/v1',
  })
  await app.register(docsPage)
  await serveWebApp(app, webApp)
  return app
}

/** Everything below `/api/v1`: signed in first, bodies read after. */
const api = (deps: AppDeps, signedIn: ReturnType<typeof authenticate>) => async (app: FastifyInstance) => {
  app.addHook('onRequest', signedIn)
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      reply,
      new ProblemError('not_found', `There is no call ${request.method} ${request.url.split('?')[0]}.`)
        .problem,
    ),
  )
  await app.register(healthRoutes(deps))
  await app.register(nexsetRoutes(deps))
  await app.register(credentialRoutes(deps))
  await app.register(destinationRoutes(deps))
  await app.register(draftRoutes(deps))
  await app.register(attentionRoutes(deps))
  await app.register(auditRoutes(deps))
  await app.register(replayRoutes(deps))
  await app.register(retentionRoutes(deps))
  await app.register(previewRoutes(deps))
  await app.register(testCallRoutes(deps))
  await app.register(lagoOperationRoutes())
  await app.register(settingsRoutes(deps))
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
