export type Piece = { kind: 'key' | 'string' | 'number' | 'word' | 'plain'; text: string }

/** Indentation, then a key if there is one, then the value or bracket, as `prettyJson` writes a line. */
const shape = /^(\s*)("(?:[^"\\]|\\.)*")?(:\s)?(.*)$/su

/** Cuts one line of pretty JSON into coloured pieces. Joined again they are the line. */
export const pieces = (line: string): Piece[] => {
  const [, indent = '', quoted = '', colon = '', rest = ''] = shape.exec(line) ?? []
  const found: Piece[] = [
    { kind: 'plain', text: indent },
    { kind: colon === '' ? 'string' : 'key', text: quoted },
    { kind: 'plain', text: colon },
    ...value(rest),
  ]
  return found.filter(({ text }) => text !== '')
}

const value = (text: string): Piece[] => {
  const comma = text.endsWith(',') ? ',' : ''
  const bare = text.slice(0, text.length - comma.length)
  return [
    { kind: kindOf(bare), text: bare },
    { kind: 'plain', text: comma },
  ]
}

const kindOf = (text: string): Piece['kind'] => {
  if (text.startsWith('"')) return 'string'
  if (/^-?\d/.test(text)) return 'number'
  return /^[a-z]+$/.test(text) ? 'word' : 'plain'
}
