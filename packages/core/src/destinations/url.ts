import { URL } from '../web-globals.ts'
import { type Fault, fault, type Input } from './fault.ts'

/** A fixed part of a URL, or the text a record puts there (percent-encoded here) under the name shown to the user. */
export type UrlPart = string | { name: string; text: (input: Input) => string | Fault }

/** Makes the URL of a record. `path` is what stands below Lago's `/api/v1`, with `{…}` for what a record puts in. */
export interface UrlMaker {
  path: string
  render: (input: Input) => string | Fault
}

export type CompiledUrl = { ok: true; url: UrlMaker } | { ok: false; fault: Fault }

/** Stands in while a config is looked at before its credential is known. */
const placeholderBase = 'https://api.getlago.com/api/v1'

const authority = /^https?:\/\/[^/?#\\]+/i

/**
 * `/x` is joined to the base URL (a pasted `/api/v1/x` is not doubled); an absolute URL must stay on its origin, because
 * the API key travels with it. A record's value never reaches the host, is never an empty segment and never `..`.
 * Without a base URL (a config looked at before its credential is known) the origin is not checked.
 */
export const compileUrl = (parts: readonly UrlPart[], baseUrl: string | null): CompiledUrl => {
  const base = baseUrl ?? placeholderBase
  const [first, ...others] = trimmed(parts)
  if (typeof first !== 'string')
    return refused('url_invalid', `A URL starts with / or https://, not with a record's value.`)
  const start = absoluteStart(first, others.length > 0, base, baseUrl !== null)
  if (typeof start !== 'string') return { ok: false, fault: start }
  const whole: UrlPart[] = [start, ...others]
  const origin = new URL(start).origin
  const shape = whole.map((part) => (typeof part === 'string' ? part : 'x')).join('')
  const fixed = checked(shape, origin)
  if (typeof fixed !== 'string') return { ok: false, fault: fixed }
  if (fixed.includes('#'))
    return refused('url_invalid', 'The part of a URL after # is never sent: remove it.')
  const path = lagoPath(
    whole.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join(''),
    base,
  )
  if (whole.every((part) => typeof part === 'string')) return { ok: true, url: { path, render: () => fixed } }
  return { ok: true, url: { path, render: (input) => renderUrl(whole, input, origin) } }
}

const refused = (code: Fault['code'], sentence: string): CompiledUrl => ({
  ok: false,
  fault: fault(code, sentence),
})

const trimmed = (parts: readonly UrlPart[]): UrlPart[] =>
  parts
    .map((part, position) => {
      if (typeof part !== 'string') return part
      const start = position === 0 ? part.trimStart() : part
      return position === parts.length - 1 ? start.trimEnd() : start
    })
    .filter((part) => part !== '')

/** The first part of the URL with scheme and host in it, or why it cannot be used. */
const absoluteStart = (
  first: string,
  goesOn: boolean,
  base: string,
  isBaseKnown: boolean,
): string | Fault => {
  if (first.startsWith('/')) return joined(first, base)
  const host = authority.exec(first)?.[0]
  if (!host || !URL.canParse(host)) {
    return fault(
      'url_invalid',
      'This is not a URL: start with / (joined to the credential’s URL) or with https://.',
    )
  }
  if (goesOn && first.length === host.length) {
    return fault(
      'url_other_origin',
      'A record’s value cannot be part of the host: the API key would go elsewhere.',
    )
  }
  const { origin, username, password } = new URL(host)
  if (username || password) return fault('url_invalid', 'Remove the user name and password from the URL.')
  if (isBaseKnown && origin !== new URL(base).origin) {
    return fault(
      'url_other_origin',
      `This URL is not on ${new URL(base).origin}, where the credential’s key belongs. The key is sent nowhere else.`,
    )
  }
  return first
}

const joined = (path: string, base: string): string => {
  for (const prefix of [new URL(base).pathname, '/api/v1']) {
    if (path === prefix || path.startsWith(`${prefix}/`)) return base + path.slice(prefix.length)
  }
  return base + path
}

/** The URL as it is sent, or why it is not: nothing may move it to another path or host. */
const checked = (text: string, origin: string): string | Fault => {
  if (!URL.canParse(text)) return fault('url_invalid', `"${text}" is not a valid URL.`)
  const url = new URL(text)
  if (url.origin !== origin)
    return fault('url_other_origin', `"${text}" leaves ${origin}, where the key belongs.`)
  const path = pathname(text)
  if (/\/(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) {
    return fault('url_invalid', 'The URL has a segment . or .., which would lead to another path.')
  }
  if (path.includes('//') || path.includes('\\'))
    return fault('url_invalid', 'The URL has an empty segment (//).')
  return url.href
}

const renderUrl = (parts: readonly UrlPart[], input: Input, origin: string): string | Fault => {
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    const value = part.text(input)
    if (typeof value !== 'string') return value
    if (value === '') return emptySegment(part.name)
    if (!value.isWellFormed())
      return fault('url_invalid', `The value of ${part.name} holds half a character and fits no URL.`)
    text += encodeURIComponent(value)
  }
  return checked(text, origin)
}

const emptySegment = (name: string): Fault =>
  fault('macro_in_path_empty', `The value of ${name} is empty, which would send this record to another path.`)

/** The path as written: `URL` would have resolved `..` in it already. */
const pathname = (url: string): string => url.replace(authority, '').split(/[?#]/, 1)[0] ?? ''

/** What Lago's routes see: the path below `/api/v1`, without query, trailing slash and format. */
const lagoPath = (url: string, base: string): string => {
  const path = pathname(url)
  const root = new URL(base).pathname
  const at = path.lastIndexOf('/api/v1/')
  const below = path.startsWith(`${root}/`) ? path.slice(root.length) : at === -1 ? path : path.slice(at + 7)
  return below.replace(/\/+$/, '').replace(/\.json$/i, '')
}

/** `lagoPath` of a rendered URL, with its percent-encoding read, as Lago's router does. */
export const pathOfUrl = (url: string, baseUrl: string | null): string => {
  const path = lagoPath(url, baseUrl ?? placeholderBase)
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
