import type { WrongPlaces } from './wrong-places.ts'

/** What people upload by mistake, by the first bytes of it. */
const otherKinds: { bytes: number[]; sentence: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    sentence: 'This is a zip file or an Excel workbook. Save the sheet as CSV (UTF-8), or unpack it first.',
  },
  { bytes: [0x1f, 0x8b], sentence: 'This is a gzip file. Unpack it first.' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], sentence: 'This is a zstd file. Unpack it first.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], sentence: 'This is a PDF, which holds no records that Ferry can read.' },
  { bytes: [0x50, 0x41, 0x52, 0x31], sentence: 'This is a Parquet file. Export it as NDJSON or CSV.' },
  { bytes: [0xff, 0xfe], sentence: 'This text is in UTF-16. Save it as UTF-8.' },
  { bytes: [0xfe, 0xff], sentence: 'This text is in UTF-16. Save it as UTF-8.' },
]

/**
 * Bytes → text as it comes, strictly UTF-8 and without a byte order mark. What is not text fails with the line.
 */
export async function* readText(
  bytes: AsyncIterable<Uint8Array>,
  wrong: WrongPlaces,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let first = true
  const decode = (chunk: Uint8Array | null) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      const readable = new TextDecoder().decode(chunk ?? new Uint8Array()).split('�')[0] ?? ''
      return wrong.fail(
        'There are bytes here that are not UTF-8 text. Save the file as UTF-8 (it may be in Latin-1 or Windows-1252, or no text at all).',
        { line: line + countLines(readable) },
      )
    }
  }
  for await (const chunk of bytes) {
    if (first && chunk.length > 0) {
      first = false
      const kind = otherKinds.find(({ bytes: start }) => start.every((byte, index) => chunk[index] === byte))
      if (kind) wrong.fail(kind.sentence)
    }
    const text = decode(chunk)
    const zero = text.indexOf('\0')
    if (zero >= 0)
      wrong.fail('There is a zero byte here, so this is not a text file.', {
        line: line + countLines(text.slice(0, zero)),
      })
    line += countLines(text)
    if (text !== '') yield text
  }
  decode(null)
}

export const countLines = (text: string) => {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
