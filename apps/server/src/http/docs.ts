import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { contentSecurityPolicy } from './security-headers.ts'

/**
 * The page `/docs`. Scalar's script is served from here and its texts name no other host; the policy below would stop
 * it from loading or sending anything elsewhere in any case. Scalar starts from an inline script and compiles
 * validators, so scripts are wider here than on the app's own pages.
 */
export const docsPage: FastifyPluginAsync = async (app: FastifyInstance) => {
  const policy = contentSecurityPolicy(["'unsafe-inline'", "'unsafe-eval'"])
  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', policy)
  })
  // Five megabytes of script as a string: read at the first start of the app, not when this file is imported.
  const { default: reference } = await import('@scalar/fastify-api-reference')
  await app.register(reference, {
    routePrefix: '/docs',
    logLevel: 'warn',
    configuration: {
      url: '/api/v1/openapi.json',
      pageTitle: 'Ferry API',
      withDefaultFonts: false,
      telemetry: false,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
      hideClientButton: true,
    },
  })
}
