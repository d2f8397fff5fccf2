import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendProblem } from './error-handler.ts'
import { page } from './page.ts'
import { ProblemError } from './problem-error.ts'

/** The built web app: its first page and what the security policy must know of it. */
export interface WebApp {
  folder: string
  indexHtml: string
  /** Of the inline scripts of the first page, for the policy: `'sha256-…'`. */
  scriptHashes: string[]
}

/** Reads the build in `folder`; null when there is none (the API works without). */
export const readWebApp = (folder: string | null): WebApp | null => {
  if (folder === null) return null
  try {
    const indexHtml = readFileSync(join(folder, 'index.html'), 'utf8')
    return {
      folder,
      indexHtml,
      scriptHashes: [...indexHtml.matchAll(inlineScript)].map(([, text]) => hash(text ?? '')),
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * Serves the build's files, and its first page for every address that is no file, because the router in the browser
 * knows what those mean. Files under `assets/` have their hash in their name and never change.
 */
export const serveWebApp = async (app: FastifyInstance, webApp: WebApp | null) => {
  if (webApp)
    await app.register(staticFiles, {
      root: webApp.folder,
      index: false,
      logLevel: 'warn',
      cacheControl: false,
      // The build leaves .br and .gz beside its files.
      preCompressed: true,
      setHeaders: (reply, path) => {
        const isHashed = path.startsWith(join(webApp.folder, 'assets') + sep)
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  const firstPage = webApp?.indexHtml ?? notBuilt
  const showFirstPage = (_request: FastifyRequest, reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(firstPage)
  app.get('/', { schema: { hide: true } }, showFirstPage)
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (wantsPage && !request.url.startsWith('/assets/') && !request.url.startsWith('/api/'))
      return showFirstPage(request, reply)
    return sendProblem(
      reply,
      new ProblemError('not_found', `There is nothing at ${request.method} ${request.url.split('?')[0]}.`)
        .problem,
    )
  })
}

const notBuilt = page('Ferry runs, but its web app is not built', [
  'Start Ferry with <code>npm start</code>, which builds it. The API works all the same: see <a href="/docs">its pages</a>.',
])
