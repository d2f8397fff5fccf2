import { visit } from 'jsonc-parser'

/** Where a text stops being JSON. */
export interface JsonFault {
  /** In UTF-16 units from the start. */
  offset: number
  /** From 1. */
  line: number
  column: number
  /** `Line 7: expected , or }.` */
  sentence: string
}

/** Values of jsonc-parser's `ParseErrorCode`, a const enum that type stripping cannot read. */
const expected: Readonly<Record<number, string>> = {
  1: 'this is not a JSON value',
  2: 'this is not a number as JSON writes it',
  3: 'expected a name in double quotes',
  4: 'expected a value',
  5: 'expected :',
  6: 'expected , or }',
  7: 'expected }',
  8: 'expected ]',
  9: 'expected nothing more here',
  10: 'comments are not allowed in JSON',
  12: 'this text has no end: expected "',
  13: 'this number is not finished',
  14: 'this \\u escape is not valid',
  15: 'this escape is not valid',
  16: 'this character must be escaped',
}

/** The first fault of a text; null when it is JSON as JSON.parse takes it. */
export const jsonFaultOf = (text: string): JsonFault | null => {
  try {
    JSON.parse(text)
    return null
  } catch {
    return firstFault(text)
  }
}

const firstFault = (text: string): JsonFault => {
  const closers: string[] = []
  let fault: JsonFault | null = null
  visit(
    text,
    {
      onObjectBegin: () => void closers.push('}'),
      onObjectEnd: () => void closers.pop(),
      onArrayBegin: () => void closers.push(']'),
      onArrayEnd: () => void closers.pop(),
      onError: (code, offset, _length, line, character) => {
        fault ??= {
          offset,
          line: line + 1,
          column: character + 1,
          sentence: sentence(line, words(code, closers)),
        }
      },
    },
    { disallowComments: true },
  )
  return fault ?? { offset: 0, line: 1, column: 1, sentence: 'This is not valid JSON.' }
}

const words = (code: number, closers: readonly string[]): string =>
  code === 6 ? `expected , or ${closers.at(-1) ?? '}'}` : (expected[code] ?? 'this is not valid JSON')

const sentence = (line: number, what: string): string => `Line ${line + 1}: ${what}.`
