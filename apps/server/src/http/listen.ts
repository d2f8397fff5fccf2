import { createServer } from 'node:net'
import { hostname } from 'node:os'
import type { FastifyInstance } from 'fastify'
import { StartError } from '../db/start-error.ts'
import { isLoopback } from './served-hosts.ts'

/**
 * Looks whether the port can be had, before a database is opened for nothing. Throws StartError when it cannot; `listen`
 * says the same if somebody takes it in between.
 */
export const checkPort = async (host: string, port: number): Promise<void> => {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => probe.once('error', reject).listen({ host, port }, resolve))
    await new Promise((resolve) => probe.close(resolve))
  } catch (error) {
    throw inWords(error, host, port)
  }
}

/** Starts listening and answers the address for browsers. Throws StartError when the port or address cannot be had. */
export const listen = async (app: FastifyInstance, host: string, port: number): Promise<string> => {
  try {
    await app.listen({ host, port })
  } catch (error) {
    throw inWords(error, host, port)
  }
  const bound = app.server.address()
  const actualPort = typeof bound === 'object' && bound !== null ? bound.port : port
  return `http://${nameForBrowsers(host)}:${actualPort}`
}

const inWords = (error: unknown, host: string, port: number): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sentence = sentences[code]
  return sentence ? new StartError(sentence(host, port)) : error
}

const sentences: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (_host, port) =>
    `Port ${port} is in use, perhaps by another Ferry. End that one, or start this one with another port: PORT=${port + 1} npm start`,
  EACCES: (_host, port) =>
    `Port ${port} may not be used by this user. Choose one above 1023, e.g. PORT=4400.`,
  EADDRNOTAVAIL: (host) => `HOST=${host} is not an address of this machine.`,
  ENOTFOUND: (host) => `HOST=${host} is not an address of this machine.`,
}

const nameForBrowsers = (host: string) => {
  if (host === '0.0.0.0' || host === '::') return hostname()
  if (isLoopback(host) && !host.includes(':')) return host
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
