import type { HeaderPair } from './config.ts'

/** Stands for a value that is not shown. No header can hold these characters, so it is never a value itself. */
export const maskedValue = '••••••••'

export type HeadersFromText = { ok: true; headers: HeaderPair[] } | { ok: false; sentence: string }

const nameUpToColon = /([^:,"]*):[ \t]*/y
const quotedValue = /"((?:[^"\\]|\\.)*)"\s*(?=,|$)/y
const bareValue = /[^,]*/y

/**
 * `header1:value1,header2:value2` → pairs. The first colon ends the name, a comma ends the value; a value with a comma
 * in it is written in quotes, a quote or backslash inside them after a backslash. Eight dots are a secret header's value.
 */
export const headersFromText = (text: string): HeadersFromText => {
  const headers: HeaderPair[] = []
  let at = 0
  while (text.slice(at).trim() !== '') {
    const found = match(nameUpToColon, text, at)
    const name = found?.captured.trim()
    if (!found || !name) return { ok: false, sentence: noPair(text.slice(at)) }
    at = found.end
    const quoted = match(quotedValue, text, at)
    const value = quoted ?? match(bareValue, text, at)
    if (!value) break
    const bare = value.captured.trim()
    if (quoted) headers.push({ name, value: unescaped(quoted.captured) })
    else headers.push(bare === maskedValue ? { name, value: '', secret: true } : { name, value: bare })
    at = value.end + 1
  }
  return { ok: true, headers }
}

const match = (pattern: RegExp, text: string, at: number): { captured: string; end: number } | null => {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found ? { captured: found[1] ?? found[0], end: at + found[0].length } : null
}

const unescaped = (quoted: string): string => quoted.replaceAll(/\\(.)/gs, '$1')

const noPair = (rest: string): string => {
  const shown = rest.split(',', 1)[0]?.trim() ?? ''
  return `"${shown}" is not a header: write name:value, and put a value that holds a comma in quotes.`
}

/** Pairs → the text that `headersFromText` reads back. */
export const headersToText = (headers: readonly HeaderPair[]): string =>
  headers.map((header) => `${header.name}:${valueText(header)}`).join(',')

const valueText = ({ value, secret }: HeaderPair): string => {
  if (secret) return maskedValue
  return isBare(value) ? value : quote(value)
}

const isBare = (value: string): boolean =>
  value === value.trim() && value !== maskedValue && !value.includes(',') && !value.startsWith('"')

const quote = (value: string): string => `"${value.replaceAll(/["\\]/g, '\\$&')}"`
