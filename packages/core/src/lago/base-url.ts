import { URL, type WebUrl } from '../web-globals.ts'

/** Lago Cloud (lago-openapi:src/openapi.yaml). */
export const cloudBaseUrls = {
  us: 'https://api.getlago.com/api/v1',
  eu: 'https://api.eu.getlago.com/api/v1',
} as const

/** `changed` says in words what was done to the pasted address, or what to know about it; null when nothing. */
export type BaseUrl = { ok: true; baseUrl: string; changed: string | null } | { ok: false; sentence: string }

/**
 * The address that all paths of Lago's API are joined to: origin and path, ending in `/api/v1` without a slash. Takes
 * what people paste: without scheme, with a slash, `/api`, an endpoint or a query behind it. For the cloud, `pasted`
 * is not looked at.
 */
export const normaliseBaseUrl = (deployment: 'us' | 'eu' | 'self_hosted', pasted?: string): BaseUrl => {
  if (deployment !== 'self_hosted') return { ok: true, baseUrl: cloudBaseUrls[deployment], changed: null }
  const text = (pasted ?? '').trim()
  if (text === '')
    return { ok: false, sentence: 'Enter the address of your Lago, for example https://lago.example.com.' }
  const url = parse(text)
  if (url === null)
    return { ok: false, sentence: 'This is not a web address. Enter one such as https://lago.example.com.' }
  if (url.username !== '' || url.password !== '') {
    return {
      ok: false,
      sentence: 'Leave user name and password out of the address. Ferry signs in with the API key.',
    }
  }
  const baseUrl = url.origin + apiPath(url.pathname)
  return { ok: true, baseUrl, changed: changeOf(text, baseUrl) }
}

/** The URL parser forgives line ends and backslashes inside an address; here they are mistakes. */
const parse = (text: string): WebUrl | null => {
  if (/[\s\p{Cc}\\]/u.test(text)) return null
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return null
  if (scheme === undefined && /^(?:[a-z][a-z0-9+.-]*:(?!\d)(?![^/]*@)|\/|\?|#|\.)/i.test(text)) return null
  const absolute = scheme === undefined ? `${defaultScheme(text)}://${text}` : text
  return URL.canParse(absolute) ? new URL(absolute) : null
}

/** Lago's plain compose file serves http on port 3000; behind a name it is https (lago:docker-compose.yml). */
const defaultScheme = (text: string): 'http' | 'https' =>
  /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]|[^/:]+:3000(?:\/|$))/i.test(text)
    ? 'http'
    : 'https'

const apiPath = (pathname: string): string => {
  const path = pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '')
  const known = /^(.*?\/api\/v1)(?:\/|$)/.exec(path)?.[1]
  if (known !== undefined) return known
  return `${path.replace(/\/api(?:\/v\d+)?$/, '')}/api/v1`
}

const changeOf = (text: string, baseUrl: string): string | null => {
  const notes: string[] = []
  if (text !== baseUrl) notes.push(`Ferry will use ${baseUrl}.`)
  if (baseUrl.startsWith('http:'))
    notes.push('It is not encrypted (http): the API key can be read on the way.')
  return notes.length === 0 ? null : notes.join(' ')
}
