import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/**
 * Everything comes from Ferry itself. Styles may be inline because Mantine and CodeMirror write them so;
 * `scripts` adds hashes of inline scripts or keywords.
 */
export const contentSecurityPolicy = (scripts: readonly string[] = []): string =>
  [
    "default-src 'self'",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Headers that keep other pages out. No HSTS and no upgrade to https: Ferry itself speaks plain http. */
export const registerSecurityHeaders = async (
  app: FastifyInstance,
  inlineScriptHashes: readonly string[],
) => {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  })
  const policy = contentSecurityPolicy(inlineScriptHashes)
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', policy)
  })
}
