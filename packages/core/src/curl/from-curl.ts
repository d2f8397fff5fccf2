import type { HeaderPair } from '../destinations/config.ts'
import { withoutUser, withQuery } from './address.ts'
import { readBash } from './bash-words.ts'
import { type BodyPart, bodyPart, joinBody } from './body.ts'
import { looksLikeCmd, readCmd } from './cmd-words.ts'
import { readHeader } from './header.ts'
import { type Given, readOptions } from './read-options.ts'
import { type CurlWords, type Read, unreadable } from './word.ts'

/** A request as a curl command says it, without any credential. */
export interface CurlRequest {
  /** In capitals, as it is written: `POST`. */
  method: string
  /** As it is written, variables and missing scheme included. */
  url: string
  /** In order, without `Authorization` and cookies. */
  headers: HeaderPair[]
  /** null where there is none. */
  body: string | null
}

/** Something in the command that has no part in the request. */
export interface IgnoredPart {
  flag: string
  sentence: string
}

/**
 * A pasted command, read. `credentialSeen`: it held an API key or a password, which is not in the result. When it cannot
 * be read, `place` is where, counted in UTF-16 units from 0.
 */
export type CurlReading =
  | { ok: true; request: CurlRequest; ignored: IgnoredPart[]; credentialSeen: boolean }
  | { ok: false; sentence: string; place: number }

/** What has been gathered of a request so far. */
interface Draft {
  method: string | null
  urls: string[]
  headers: HeaderPair[]
  body: BodyPart[]
  query: string[]
  isGet: boolean
  isHead: boolean
  isJson: boolean
  ignored: IgnoredPart[]
  credentialSeen: boolean
}

/**
 * Reads a curl command as people paste it from Lago's docs, browsers and Postman, for bash or for Windows' cmd. Nothing is
 * run and no file is read. Credentials are taken out and kept nowhere.
 */
export const fromCurl = (text: string): CurlReading => {
  const read = looksLikeCmd(text) ? readCmd(text) : readBash(text)
  if (!read.ok) return read
  const options = readOptions(read.value.words)
  if (!options.ok) return options
  const draft = gather(options.value, read.value)
  return draft.ok ? finish(draft.value) : draft
}

const gather = (options: readonly Given[], { input, isFollowed }: CurlWords): Read<Draft> => {
  const draft: Draft = {
    method: null,
    urls: [],
    headers: [],
    body: [],
    query: [],
    isGet: false,
    isHead: false,
    isJson: false,
    ignored: [],
    credentialSeen: false,
  }
  for (const given of options) {
    if (given.flag === '--next') {
      draft.ignored.push({ flag: '--next', sentence: 'Only the first request of the command is read.' })
      break
    }
    const problem = take(draft, given, input)
    if (problem) return problem
  }
  if (isFollowed) draft.ignored.push({ flag: '…', sentence: 'Only the first curl command is read.' })
  return { ok: true, value: draft }
}

type Problem = ReturnType<typeof unreadable>

const take = (draft: Draft, { flag, meaning, value, at }: Given, input: string | null): Problem | null => {
  if (flag === null || meaning === null) {
    draft.urls.push(value)
    return null
  }
  switch (meaning.kind) {
    case 'ignored':
      draft.ignored.push({ flag, sentence: meaning.sentence })
      return null
    case 'refused':
      return unreadable(at, meaning.sentence)
    case 'request':
      draft.method = value.toUpperCase()
      return null
    case 'header':
      return takeHeader(draft, flag, value, at)
    case 'user-agent':
    case 'referer':
      return takeHeader(draft, flag, `${meaning.kind === 'referer' ? 'Referer' : 'User-Agent'}: ${value}`, at)
    case 'user':
    case 'bearer':
      draft.credentialSeen = true
      return null
    case 'url':
      draft.urls.push(value)
      return null
    case 'url-query':
      draft.query.push(value)
      return null
    case 'get':
      draft.isGet = true
      return null
    case 'head':
      draft.isHead = true
      return null
    case 'data':
    case 'data-raw':
    case 'data-binary':
    case 'data-urlencode':
    case 'json':
      return takeBody(draft, meaning.kind, value, at, input)
    default:
      return meaning satisfies never
  }
}

const takeHeader = (draft: Draft, flag: string, value: string, at: number): Problem | null => {
  const read = readHeader(value)
  if (read.kind === 'file') return unreadable(at, 'Headers in a file cannot be read here. Write them out.')
  if (read.kind === 'credential') draft.credentialSeen = true
  else if (read.kind === 'ignored')
    draft.ignored.push({ flag: `${flag} ${read.name}`.trim(), sentence: read.sentence })
  else draft.headers.push(read.header)
  return null
}

const takeBody = (
  draft: Draft,
  kind: BodyPart['kind'],
  value: string,
  at: number,
  input: string | null,
): Problem | null => {
  const part = bodyPart(kind, value, input)
  if (!part) {
    const file = value.replace(/^[^@]*@/, '')
    return unreadable(
      at,
      file === '-'
        ? 'The body comes from elsewhere, and Ferry cannot see it. Put it behind --data-raw.'
        : `The body is in the file ${file}, which Ferry cannot read. Put its content behind --data-raw.`,
    )
  }
  if (kind === 'json') draft.isJson = true
  draft.body.push(part)
  return null
}

const finish = (draft: Draft): CurlReading => {
  const [address, ...others] = draft.urls.map((url) => withoutUser(url.trim()))
  if (address === undefined || address.url === '')
    return unreadable(0, 'The command has no URL. Paste all of it.')
  const ignored = [...draft.ignored]
  for (const other of others)
    ignored.push({ flag: other.url, sentence: 'Only the first URL of the command is read.' })
  const body = joinBody(draft.body)
  const inQuery = draft.isGet && body !== null ? [body, ...draft.query] : draft.query
  return {
    ok: true,
    request: {
      method: draft.method ?? methodOf(draft, body),
      url: withQuery(address.url, inQuery),
      headers: headersOf(draft),
      body: draft.isGet ? null : body,
    },
    ignored,
    credentialSeen: draft.credentialSeen || [address, ...others].some(({ hadUser }) => hadUser),
  }
}

const methodOf = ({ isHead, isGet }: Draft, body: string | null): string =>
  isHead ? 'HEAD' : isGet || body === null ? 'GET' : 'POST'

/** `--json` stands for two headers, where they are not given. */
const headersOf = ({ headers, isJson }: Draft): HeaderPair[] => {
  const has = (name: string) => headers.some((header) => header.name.toLowerCase() === name)
  const added = ['Content-Type', 'Accept'].filter((name) => isJson && !has(name.toLowerCase()))
  return [...headers, ...added.map((name) => ({ name, value: 'application/json' }))]
}
