import { readAnsiQuoted } from './ansi-quote.ts'
import { type CurlWords, isCurl, type Read, unreadable, type Word } from './word.ts'

/** Words up to the end of a command, and what ended it: `|`, `;`, `&`, a line end, or nothing. */
interface BashCommand {
  words: Word[]
  end: string
  /** Where the next command begins. */
  next: number
}

/** Values of `NAME=value` before the command. */
type Variables = ReadonlyMap<string, string>

const variable = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/
const noSubstitution =
  'This runs another command, $(…) or `…`, and Ferry runs none. Write what it gives instead.'

/** A part of a word, its quotes taken off, and where the text goes on. */
type Piece = Read<{ text: string; next: number }>

/** The words of the first curl command pasted from a Unix shell, with what is set and piped in before it. */
export const readBash = (text: string): Read<CurlWords> => {
  const variables = new Map<string, string>()
  let input: string | null = null
  let at = 0
  while (at < text.length) {
    const read = readCommand(text, at, variables)
    if (!read.ok) return read
    const { words, end, next } = read.value
    const rest = words.slice(words.findIndex((word) => !set(word, variables) && !isPrompt(word)))
    if (isCurl(rest[0])) {
      const isFollowed = text.slice(next).trim() !== ''
      return { ok: true, value: { words: rest.slice(1), input, isFollowed } }
    }
    // A pipe at a line end leaves an empty command before the next line.
    if (words.length > 0) input = end === '|' ? printed(rest) : null
    at = next
  }
  return unreadable(0, 'There is no curl command here. Paste one that begins with curl.')
}

/** Takes `NAME=value` in; whether it was one. */
const set = ({ text }: Word, variables: Map<string, string>): boolean => {
  const found = /^([A-Za-z_]\w*)=(.*)$/s.exec(text)
  if (!found) return text === 'export'
  variables.set(found[1] ?? '', found[2] ?? '')
  return true
}

/** A prompt that was copied along. */
const isPrompt = ({ text }: Word): boolean => /^[$%#]$/.test(text)

/** What `printf %s text` or `echo text` pipe into the next command; null for anything else. */
const printed = ([name, first, ...rest]: readonly Word[]): string | null => {
  const texts = rest.map(({ text }) => text)
  if (name?.text === 'printf' && first?.text === '%s') return texts.join('')
  if (name?.text !== 'echo' || first === undefined) return null
  return `${first.text === '-n' ? texts.join(' ') : [first.text, ...texts].join(' ')}${first.text === '-n' ? '' : '\n'}`
}

/**
 * The words of one command as bash splits them: quotes '…', "…", $'…', escapes, lines continued with a backslash.
 * A variable nobody set stays as it is written.
 */
const readCommand = (text: string, from: number, variables: Variables): Read<BashCommand> => {
  const words: Word[] = []
  let at = from
  for (;;) {
    at = skipBlanks(text, at)
    const end = /^(?:\|\||&&|[;&|\n]|\r\n)/.exec(text.slice(at, at + 2))?.[0] ?? null
    if (at >= text.length || end !== null) {
      return { ok: true, value: { words, end: end ?? '', next: at + (end?.length ?? 0) } }
    }
    if (/[<>()]/.test(text.charAt(at)))
      return unreadable(
        at,
        `Ferry cannot read what ${text.charAt(at)} does here. Paste the curl command alone, with its body behind --data-raw.`,
      )
    const word = readWord(text, at, variables)
    if (!word.ok) return word
    words.push({ text: word.value.text, at })
    at = word.value.next
  }
}

const skipBlanks = (text: string, from: number): number => {
  const blanks = /(?:[ \t\u00a0]|\\\r?\n)*(?:#[^\n]*)?/y
  blanks.lastIndex = from
  blanks.test(text)
  return Math.max(from, blanks.lastIndex)
}

const readWord = (text: string, from: number, variables: Variables): Piece => {
  let at = from
  let word = ''
  while (at < text.length && !/[ \t\u00a0\r\n;&|<>()]/.test(text.charAt(at))) {
    const piece = readPiece(text, at, variables)
    if (!piece.ok) return piece
    word += piece.value.text
    at = piece.value.next
  }
  return { ok: true, value: { text: word, next: at } }
}

const readPiece = (text: string, at: number, variables: Variables): Piece => {
  const two = text.slice(at, at + 2)
  const one = two.charAt(0)
  if (one === "'") return readSingle(text, at)
  if (one === '"') return readDouble(text, at + 1, variables)
  if (two === "$'") return readAnsi(text, at)
  if (two === '$"') return readDouble(text, at + 2, variables)
  if (two === '$(' || one === '`') return unreadable(at, noSubstitution)
  if ('“”‘’'.includes(one))
    return unreadable(at, `This is a typographic quote (${one}). Replace such quotes by straight ones.`)
  if (one === '$') return readVariable(text, at, variables)
  if (one !== '\\') return piece(one, at + 1)
  if (/^\r?\n/.test(text.slice(at + 1, at + 3))) return piece('', at + (two === '\\\r' ? 3 : 2))
  const escaped = String.fromCodePoint(text.codePointAt(at + 1) ?? 0x5c)
  return piece(escaped, at + 1 + escaped.length)
}

const piece = (text: string, next: number): Piece => ({ ok: true, value: { text, next } })

const unclosed = (at: number): Piece =>
  unreadable(at, 'A quote opens here and nothing closes it. Paste the whole command.')

const readSingle = (text: string, at: number): Piece => {
  const end = text.indexOf("'", at + 1)
  return end < 0 ? unclosed(at) : piece(text.slice(at + 1, end), end + 1)
}

const readAnsi = (text: string, at: number): Piece => {
  const quoted = /\$'((?:[^'\\]|\\.)*)'/sy
  quoted.lastIndex = at
  const found = quoted.exec(text)
  return found ? piece(readAnsiQuoted(found[1] ?? ''), quoted.lastIndex) : unclosed(at)
}

/** Inside double quotes a backslash escapes only what would mean something there. */
const readDouble = (text: string, from: number, variables: Variables): Piece => {
  let read = ''
  let at = from
  while (at < text.length) {
    const one = text.charAt(at)
    if (one === '"') return piece(read, at + 1)
    if (one === '`' || text.startsWith('$(', at)) return unreadable(at, noSubstitution)
    const next = text.charAt(at + 1)
    if (one === '\\' && next !== '' && '"\\$`\n'.includes(next)) {
      read += next === '\n' ? '' : next
      at += 2
    } else if (one === '$') {
      const value = readVariable(text, at, variables)
      if (!value.ok) return value
      read += value.value.text
      at = value.value.next
    } else {
      read += one
      at += 1
    }
  }
  return unclosed(from - 1)
}

const readVariable = (text: string, at: number, variables: Variables): Piece => {
  const found = variable.exec(text.slice(at, at + 200))
  if (!found) return piece('$', at + 1)
  const value = variables.get(found[1] ?? found[2] ?? '')
  return piece(value ?? found[0], at + found[0].length)
}
