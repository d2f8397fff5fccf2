import { checkRecord, mostRecordBytes, tooLarge } from './record-text.ts'
import type { WrongPlaces } from './wrong-places.ts'

/** Longer than any record may be, with room for spaces around it. */
const mostLine = 2 * mostRecordBytes

/** One JSON object a line → their own texts, a few at a time. Empty lines are passed over. */
export async function* readNdjson(
  texts: AsyncIterable<string>,
  wrong: WrongPlaces,
): AsyncGenerator<string[]> {
  let rest = ''
  let line = 0
  let record = 0
  let skipping = false
  const check = (text: string, records: string[]) => {
    line += 1
    const trimmed = text.trim()
    if (trimmed === '' && !skipping) return
    record += 1
    const checked = skipping ? { ok: false as const, sentence: tooLarge } : checkRecord(trimmed)
    skipping = false
    if (checked.ok) records.push(trimmed)
    else wrong.add(line === 1 ? hinted(trimmed, checked.sentence) : checked.sentence, { line, record })
  }
  for await (const text of texts) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    const records: string[] = []
    for (const each of lines) check(each, records)
    if (rest.length > mostLine) {
      skipping = true
      rest = ''
    }
    if (records.length > 0) yield records
  }
  const last: string[] = []
  check(rest, last)
  if (last.length > 0) yield last
}

const hinted = (text: string, sentence: string) =>
  text.startsWith('[') ? `${sentence} If the file is one JSON array, name it .json.` : sentence
