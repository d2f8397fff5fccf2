import type { HeaderPair } from '../destinations/config.ts'

/** A header as it is given to `-H`. */
export type HeaderReading =
  | { kind: 'header'; header: HeaderPair }
  | { kind: 'credential' }
  | { kind: 'ignored'; name: string; sentence: string }
  | { kind: 'file' }

const credentials = new Set(['authorization', 'proxy-authorization'])

const ignored = (name: string): string | null => {
  const lower = name.toLowerCase()
  if (lower === 'cookie') return 'Lago’s API takes no cookies, and they may be secret.'
  if (/^(?:host|content-length|connection|transfer-encoding|accept-encoding)$/.test(lower))
    return 'Every call sets it by itself.'
  if (/^sec-|^:/.test(lower)) return 'Only a browser sends it.'
  return null
}

/** `Name: value`, `Name;` for one without value, `Name:` to leave one out that curl would add. */
export const readHeader = (text: string): HeaderReading => {
  if (text.startsWith('@')) return { kind: 'file' }
  const [, name = '', mark, rest = ''] = /^(:?[^:;]*)([:;])?(.*)$/s.exec(text) ?? []
  const trimmed = name.trim()
  const value = rest.trim()
  if (credentials.has(trimmed.toLowerCase()) || /^(?:authorization|bearer)\b/i.test(trimmed))
    return { kind: 'credential' }
  if (mark === undefined) return { kind: 'ignored', name: '', sentence: 'A header is written name: value.' }
  const sentence = ignored(trimmed)
  if (sentence !== null) return { kind: 'ignored', name: trimmed, sentence }
  if (mark === ':' && value !== '') return { kind: 'header', header: { name: trimmed, value } }
  if (mark === ';' && value === '') return { kind: 'header', header: { name: trimmed, value: '' } }
  return { kind: 'ignored', name: trimmed, sentence: 'It has no value, so curl would not send it.' }
}
