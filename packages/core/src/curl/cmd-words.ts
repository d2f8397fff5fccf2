import { type CurlWords, isCurl, type Read, unreadable, type Word } from './word.ts'

/**
 * Whether a command is written for Windows' cmd: carets before its quotes, carets at line ends, or doubled quotes in
 * JSON. One whose first quote is a single one is for bash, whatever its body holds.
 */
export const looksLikeCmd = (text: string): boolean => {
  const first = /\^?["']/.exec(text)?.[0]
  if (first === '^"') return true
  if (first === "'" || first === "^'" || /\\\r?\n/.test(text)) return false
  return joinsLines(text) || /[{[,:]\s*""[^",}\]\s]/.test(text)
}

/** A caret at a line's end joins lines only where no quote is open; within `"…"` or bash's `'…'` it is text. */
const joinsLines = (text: string): boolean =>
  text
    .replaceAll(/\\./gs, '')
    .replaceAll(/"[^"]*"?|'[^']*'/g, '')
    .search(/\^\r?\n/) >= 0

/** A character as it is behind cmd: `isPlain` when a caret took its meaning away. */
interface Character {
  text: string
  at: number
  isPlain: boolean
}

/** The words of a curl command pasted from cmd. */
export const readCmd = (text: string): Read<CurlWords> => {
  const read = readWords(text)
  if (!read.ok) return read
  const { words, isFollowed } = read.value
  const [first, ...rest] = words
  return isCurl(first)
    ? { ok: true, value: { words: rest, input: null, isFollowed } }
    : unreadable(first?.at ?? 0, 'There is no curl command here. Paste one that begins with curl.')
}

/**
 * Words as cmd and then the C runtime split them. In `"…"` carets are kept, `\"` and `""` are a quote. Chrome puts carets
 * before its quotes and doubles every backslash, which the runtime would not take back; what was meant is read instead.
 */
const readWords = (text: string): Read<{ words: Word[]; isFollowed: boolean }> => {
  const isChrome = text.includes('^"')
  const characters = withoutCarets(text)
  const words: Word[] = []
  let word: Word | null = null
  let openedAt: number | null = null
  let at = 0
  for (; at < characters.length; at += 1) {
    const here = characters[at] ?? { text: '', at: 0, isPlain: true }
    const next = characters[at + 1]?.text
    if (openedAt === null && /^[ \t\r\n&|]$/.test(here.text)) {
      if (word) words.push(word)
      word = null
      if (/[\n&|]/.test(here.text) && !here.isPlain && words.length > 0) break
      continue
    }
    word ??= { text: '', at: here.at }
    if (here.text === '\\' && (next === '"' || (next === '\\' && isEscaping(characters, at, isChrome)))) {
      word.text += next
      at += 1
    } else if (here.text !== '"') word.text += here.text
    else if (openedAt !== null && next === '"') {
      word.text += '"'
      at += 1
    } else openedAt = openedAt === null ? here.at : null
  }
  if (openedAt !== null)
    return unreadable(openedAt, 'A quote opens here and nothing closes it. Paste the whole command.')
  const isFollowed = characters.slice(at + 1).some((each) => each.text.trim() !== '')
  return { ok: true, value: { words: word ? [...words, word] : words, isFollowed } }
}

/** Backslashes escape each other only before a quote, or wherever Chrome doubled them. */
const isEscaping = (characters: readonly Character[], from: number, isChrome: boolean): boolean => {
  if (isChrome) return true
  let at = from
  while (characters[at]?.text === '\\') at += 1
  return characters[at]?.text === '"'
}

/** What is left when cmd has read its carets; one at a line end joins the lines, and takes the meaning of what follows. */
const withoutCarets = (text: string): Character[] => {
  const characters: Character[] = []
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const one = text.charAt(at)
    if (one === '^' && !isQuoted) {
      const lineEnd = /^\r?\n/.exec(text.slice(at + 1, at + 3))?.[0] ?? ''
      at += 1 + lineEnd.length
      if (text.startsWith('\r\n', at)) at += 1
      if (at < text.length) characters.push({ text: text.charAt(at), at, isPlain: true })
    } else {
      if (one === '"') isQuoted = !isQuoted
      characters.push({ text: one, at, isPlain: false })
    }
  }
  return characters
}
