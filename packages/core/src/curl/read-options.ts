import { longOption, type Meaning, shortOption } from './options.ts'
import { type Read, unreadable, type Word } from './word.ts'

/** An option with its value, or an address (`flag` null). */
export interface Given {
  flag: string | null
  meaning: Meaning | null
  value: string
  at: number
}

/** Splits words into options and addresses: `-sSL`, `-XPOST`, `--data '…'`, `--request=POST`, `--`. */
export const readOptions = (words: readonly Word[]): Read<Given[]> => {
  const given: Given[] = []
  let isOver = false
  for (let index = 0; index < words.length; index += 1) {
    const { text, at } = words[index] ?? { text: '', at: 0 }
    if (isOver || !/^-./s.test(text)) given.push({ flag: null, meaning: null, value: text, at })
    else if (text === '--') isOver = true
    else {
      const next = words[index + 1]
      const read = text.startsWith('--') ? readLong(text, at, next) : readShort(text, at, next)
      if (!read.ok) return read
      given.push(...read.value.given)
      if (read.value.usesNext) index += 1
    }
  }
  return { ok: true, value: given }
}

type OptionsOfWord = Read<{ given: Given[]; usesNext: boolean }>

const missing = (flag: string, at: number) => unreadable(at, `The value of ${flag} is missing.`)

/** curl itself knows no `--name=value`, but people and tools write it. */
const readLong = (text: string, at: number, next: Word | undefined): OptionsOfWord => {
  const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(text) ?? []
  const flag = `--${name}`
  const meaning = longOption(name)
  if (!meaning.takes || value !== undefined)
    return { ok: true, value: { given: [{ flag, meaning, value: value ?? '', at }], usesNext: false } }
  if (!next) return missing(flag, at)
  return { ok: true, value: { given: [{ flag, meaning, value: next.text, at: next.at }], usesNext: true } }
}

/** Letters up to the first one that takes a value: the rest of the word, or the next word. */
const readShort = (text: string, at: number, next: Word | undefined): OptionsOfWord => {
  const given: Given[] = []
  for (let position = 1; position < text.length; position += 1) {
    const letter = text.charAt(position)
    const flag = `-${letter}`
    const meaning = shortOption(letter)
    const rest = text.slice(position + 1)
    if (!meaning.takes) given.push({ flag, meaning, value: '', at })
    else if (rest !== '')
      return { ok: true, value: { given: [...given, { flag, meaning, value: rest, at }], usesNext: false } }
    else if (!next) return missing(flag, at)
    else
      return {
        ok: true,
        value: { given: [...given, { flag, meaning, value: next.text, at: next.at }], usesNext: true },
      }
  }
  return { ok: true, value: { given, usesNext: false } }
}
