import {
  type CurlRequest,
  type IgnoredPart,
  isLockedHeader,
  type Method,
  maskedValue,
  methods,
} from '@ferry/core'
import type { AdvancedForm } from '../../../form.ts'
import { followedRootKey } from '../implied-root-key.ts'

/** One setting that an import changes, as the screen names it. */
export interface CurlChange {
  label: string
  before: string
  after: string
}

export interface CurlImport {
  next: AdvancedForm
  changes: CurlChange[]
  /** Parts of the request that Ferry makes itself or cannot take. */
  ignored: IgnoredPart[]
}

interface Place {
  baseUrl: string
  isBatched: boolean
}

/** What a pasted request makes of the settings. Nothing else of it is kept. */
export const curlImport = (now: AdvancedForm, request: CurlRequest, place: Place): CurlImport => {
  const ignored: IgnoredPart[] = []
  const method = methodOf(request, now.method, ignored)
  const url = pathBelow(request.url, place.baseUrl, ignored)
  const headers = request.headers.filter(({ name }) => !isLockedHeader(name))
  const locked = request.headers.filter(({ name }) => isLockedHeader(name))
  for (const { name } of locked)
    ignored.push({ flag: `-H ${name}`, sentence: 'Ferry sets this header itself.' })
  if (request.body !== null)
    ignored.push({ flag: '--data', sentence: 'The body is made from your records, not from the command.' })
  const wrapKey = followedRootKey(now, { method, url }, place)
  const next: AdvancedForm = { ...now, method, url, headers, wrapKey }
  return { next, changes: changesOf(now, next), ignored }
}

const methodOf = (request: CurlRequest, now: Method, ignored: IgnoredPart[]): Method => {
  const method = methods.find((each) => each === request.method)
  if (method) return method
  ignored.push({
    flag: request.method,
    sentence: `Ferry writes to Lago, which ${request.method} does not; the method stays ${now}.`,
  })
  return now
}

/** The path under which Ferry joins it to the credential's address, the query with it. */
const pathBelow = (url: string, baseUrl: string, ignored: IgnoredPart[]): string => {
  if (url.startsWith(`${baseUrl}/`)) return url.slice(baseUrl.length)
  const [, origin = '', path = ''] = /^([^/]*(?:\/\/[^/]*)?)(?:\/api\/v1(?=\/|$))?(.*)$/s.exec(url) ?? []
  if (origin !== '')
    ignored.push({ flag: origin, sentence: `Calls go to the address of the credential, ${baseUrl}.` })
  return path === '' ? '/' : path
}

const changesOf = (now: AdvancedForm, next: AdvancedForm): CurlChange[] =>
  [
    { label: 'Method', before: now.method, after: next.method },
    { label: 'URL', before: now.url, after: next.url },
    { label: 'Request Headers', before: headerLines(now), after: headerLines(next) },
    { label: 'Root key', before: now.wrapKey, after: next.wrapKey },
  ].filter(({ before, after }) => before !== after)

const headerLines = ({ headers }: AdvancedForm): string =>
  headers.map(({ name, value, secret }) => `${name}: ${secret ? maskedValue : value}`).join('\n')
