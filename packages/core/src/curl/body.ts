/** One of the body's options, in the order they were given. */
export interface BodyPart {
  kind: 'data' | 'data-raw' | 'data-binary' | 'data-urlencode' | 'json'
  text: string
}

/** What an option puts into the body; null when that is in a file. `@-` is what was piped in. */
export const bodyPart = (kind: BodyPart['kind'], value: string, input: string | null): BodyPart | null => {
  if (kind === 'data-raw') return { kind, text: value }
  if (kind === 'data-urlencode') return encoded(value)
  if (!value.startsWith('@')) return { kind, text: value }
  if (value !== '@-' || input === null) return null
  // curl leaves line ends out of what --data reads.
  return { kind, text: kind === 'data' ? input.replace(/[\r\n]/g, '') : input }
}

/** `name=text` and `=text`, or the text alone, are percent-encoded. */
const encoded = (value: string): BodyPart | null => {
  const [, name, text = ''] = /^([^=@]*)=(.*)$/s.exec(value) ?? []
  if (name === undefined && value.includes('@')) return null
  const prefix = name ? `${name}=` : ''
  return { kind: 'data-urlencode', text: prefix + percentEncoded(name === undefined ? value : text) }
}

const percentEncoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** The whole body: parts are joined by `&`, those of `--json` by nothing; null when there are none. */
export const joinBody = (parts: readonly BodyPart[]): string | null =>
  parts.length === 0
    ? null
    : parts.reduce(
        (body, { kind, text }, index) => body + (index === 0 || kind === 'json' ? '' : '&') + text,
        '',
      )
