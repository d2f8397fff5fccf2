import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { mostRecordBytes, tooLarge } from './record-text.ts'
import type { WrongPlaces } from './wrong-places.ts'

export type Numbers = 'numbers' | 'text'

interface Row {
  record: string[]
  info: { lines: number }
}

const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const rowsAtOnce = 500

/**
 * CSV with a header row → one JSON object a row, keys in the order of the columns. With `numbers` a value that is a
 * plain JSON number stays that number, digit for digit; all others are strings, an empty one the empty string.
 */
export async function* readCsv(
  texts: AsyncIterable<string>,
  wrong: WrongPlaces,
  numbers: Numbers,
): AsyncGenerator<string[]> {
  let lastWholeRow = 0
  const parser = parse({
    info: true,
    // Rows that wait in the parser are lost when it fails, so the last line is noted where it is read.
    on_record: (values: string[], { lines }: { lines: number }) => {
      lastWholeRow = lines
      return values
    },
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 2 * mostRecordBytes,
  })
  // Its failure comes out of the parser as well, where it is awaited.
  pipeline(Readable.from(texts), parser).catch(() => {})
  let header: string[] | undefined
  let record = 0
  let rows: string[] = []
  try {
    for await (const row of parser as AsyncIterable<Row>) {
      const line = row.info.lines
      if (!header) {
        header = readHeader(row.record, wrong)
        continue
      }
      record += 1
      if (row.record.length !== header.length) {
        const values = row.record.length === 1 ? '1 value' : `${row.record.length} values`
        wrong.add(`There are ${values} here, but the header names ${header.length} columns.`, {
          line,
          record,
        })
        continue
      }
      const text = toJson(header, row.record, numbers)
      if (Buffer.byteLength(text) > mostRecordBytes) wrong.add(tooLarge, { line, record })
      else rows.push(text)
      if (rows.length === rowsAtOnce) {
        yield rows
        rows = []
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as CsvError & { lines?: number }
    // An open quote swallows all that follows: the parser's line is where it gave up, not where the quote stands.
    const line = swallowing.has(error.code) ? lastWholeRow + 1 : lines
    wrong.fail(sentences[error.code] ?? 'This is not valid CSV.', line === undefined ? {} : { line })
  }
  if (rows.length > 0) yield rows
}

const swallowing = new Set<CsvError['code']>(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'])

const sentences: Partial<Record<CsvError['code'], string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quote opens in this row and is never closed.',
  CSV_INVALID_CLOSING_QUOTE:
    'A value in quotes must end at its closing quote. Write a quote inside it twice: "".',
  INVALID_OPENING_QUOTE:
    'A quote stands in the middle of a value without quotes. Put the whole value in quotes and the quote twice.',
  CSV_MAX_RECORD_SIZE: 'This row is larger than 1 MiB, or a quote in it is never closed.',
}

const readHeader = (cells: string[], wrong: WrongPlaces): string[] => {
  const header = cells.map((cell) => cell.trim())
  const [only] = header
  if (header.length === 1 && only && /[;\t]/.test(only)) {
    const separator = only.includes(';') ? 'semicolons' : 'tabs'
    wrong.fail(`The columns seem to be separated by ${separator}. Save the file with commas.`, { line: 1 })
  }
  for (const [index, name] of header.entries()) {
    if (name === '')
      wrong.add(`Column ${index + 1} has no name. The first row must name every column.`, { line: 1 })
    else if (header.indexOf(name) < index) wrong.add(`Two columns are named "${name}".`, { line: 1 })
  }
  wrong.throwIfAny()
  return header
}

const toJson = (header: string[], cells: string[], numbers: Numbers) => {
  const members = header.map((name, index) => {
    const cell = cells[index] ?? ''
    const value = numbers === 'numbers' && plainNumber.test(cell) ? cell : JSON.stringify(cell)
    return `${JSON.stringify(name)}:${value}`
  })
  return `{${members.join(',')}}`
}
