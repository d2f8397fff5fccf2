import type { HeaderPair } from './config.ts'
import { type Fault, fault, type Input } from './fault.ts'
import { macroText, parseMacros } from './macro.ts'

/**
 * Set by Ferry or by HTTP itself; a second value would break the call or send the key astray. A server behind Rack takes
 * `X-HTTP-Method-Override` for the method, so that another call would be made than the one that was shown.
 */
const lockedHeaders = new Set([
  'accept',
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-http-method-override',
])

/** Whether Ferry sets this header itself, so that the user cannot. */
export const isLockedHeader = (name: string): boolean => lockedHeaders.has(name.trim().toLowerCase())

/** Names and values of the user's headers, for one record. */
export type HeadersMaker = (input: Input) => HeaderPair[] | (Fault & { header: string })

export interface CompiledHeaders {
  faults: (Fault & { header: string })[]
  render: HeadersMaker
}

/** What every request carries. Lago answers malformed JSON with an empty page unless JSON is asked for (behaviour of Rails). */
export const fixedHeaders = (hasBody: boolean): HeaderPair[] => [
  ...(hasBody ? [{ name: 'Content-Type', value: 'application/json' }] : []),
  { name: 'Accept', value: 'application/json' },
]

const tokenName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const safeValue = /^[\x20-\x7e]*$/

/** A header whose value is the same for all records, or made of each. */
type Maker = HeaderPair | { name: string; value: (input: Input) => string | Fault }

const isFixed = (maker: Maker): maker is HeaderPair => typeof maker.value === 'string'

/** Headers of a config, values with macros; a fault names its header. */
export const compileHeaders = (pairs: readonly HeaderPair[], hasBody: boolean): CompiledHeaders => {
  const faults: CompiledHeaders['faults'] = []
  const makers: Maker[] = []
  const seen = new Set<string>()
  for (const pair of pairs) {
    const name = pair.name.trim()
    const compiled = compileHeader({ ...pair, name }, seen)
    seen.add(name.toLowerCase())
    if ('fault' in compiled) {
      faults.push({ ...compiled.fault, header: name === '' ? 'Request Headers' : name })
    } else {
      makers.push(compiled.maker)
    }
  }
  const ofFerry = fixedHeaders(hasBody)
  const fixed = makers.filter(isFixed)
  const same = [...ofFerry, ...fixed]
  const render: HeadersMaker =
    fixed.length === makers.length ? () => same : (input) => renderHeaders(ofFerry, makers, input)
  return { faults, render }
}

const renderHeaders = (
  ofFerry: readonly HeaderPair[],
  makers: readonly Maker[],
  input: Input,
): ReturnType<HeadersMaker> => {
  const headers = [...ofFerry]
  for (const maker of makers) {
    if (isFixed(maker)) {
      headers.push(maker)
      continue
    }
    const text = maker.value(input)
    if (typeof text !== 'string') return { ...text, header: maker.name }
    headers.push({ name: maker.name, value: text })
  }
  return headers
}

const compileHeader = (pair: HeaderPair, seen: ReadonlySet<string>): { maker: Maker } | { fault: Fault } => {
  const { name, value } = pair
  const refused = nameFault(name, seen)
  if (refused) return { fault: refused }
  if (pair.secret) return { maker: pair }
  const macros = parseMacros(value)
  if (!macros.ok) return { fault: fault('header_invalid', macros.sentence) }
  const parts = macros.parts.map((part) => (typeof part === 'string' ? part : macroText(part)))
  const fixed = parts.filter((part) => typeof part === 'string').join('')
  if (!isSafe(fixed)) return { fault: unsafe(name) }
  if (parts.some((part) => typeof part !== 'string'))
    return { maker: { name, value: (input) => renderValue(name, parts, input) } }
  return fixed.trim() === fixed ? { maker: { name, value: fixed } } : { fault: spaced(name) }
}

const nameFault = (name: string, seen: ReadonlySet<string>): Fault | null => {
  if (isLockedHeader(name))
    return fault('header_locked', `${name} is set by Ferry and cannot be changed: remove it.`)
  if (!tokenName.test(name)) {
    return fault(
      'header_invalid',
      `"${name}" is not a header name: use letters, digits and -, without spaces.`,
    )
  }
  return seen.has(name.toLowerCase()) ? fault('header_invalid', `${name} is there twice: keep one.`) : null
}

const renderValue = (
  name: string,
  parts: readonly (string | ((input: Input) => string | Fault))[],
  input: Input,
) => {
  let text = ''
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : part(input)
    if (typeof piece !== 'string') return piece
    text += piece
  }
  if (!isSafe(text)) return unsafe(name)
  return text.trim() === text ? text : spaced(name)
}

const isSafe = (value: string): boolean => safeValue.test(value)

const unsafe = (name: string): Fault =>
  fault(
    'header_invalid',
    `The value of ${name} holds a line end or a character outside plain ASCII, which no header can carry.`,
  )

const spaced = (name: string): Fault =>
  fault(
    'header_invalid',
    `The value of ${name} starts or ends with a space, which HTTP would drop: remove it.`,
  )
