import { ProblemError } from '../../http/problem-error.ts'
import { type Numbers, readCsv } from './csv.ts'
import { readJsonElements } from './json-elements.ts'
import { readNdjson } from './ndjson.ts'
import { readText } from './text.ts'
import { WrongPlaces } from './wrong-places.ts'

type Format = 'ndjson' | 'json' | 'csv'

/** The format that a file's name says; throws invalid_file for a name that says none Ferry reads. */
export const formatOf = (fileName: string): Format => {
  if (fileName.includes('\0')) throw unstorableName()
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase()
  if (extension === 'ndjson' || extension === 'jsonl') return 'ndjson'
  if (extension === 'json' || extension === 'csv') return extension
  throw new ProblemError(
    'invalid_file',
    `Ferry reads .ndjson, .jsonl, .json and .csv files; "${fileName}" is none of them. Nothing was stored.`,
    [{ path: 'file', message: 'Choose a .ndjson, .jsonl, .json or .csv file.' }],
  )
}

const unstorableName = () =>
  new ProblemError(
    'invalid_file',
    'There is a zero byte in the name of this file. Nothing was stored. Rename it.',
    [{ path: 'file', message: 'There is a zero byte in its name.' }],
  )

/**
 * Records' own JSON texts, each on one line, a few at a time and never the whole file. Throws ProblemError with the
 * places once the end is reached or there are enough of them; after the first wrong place nothing more is yielded.
 */
export async function* readRecordTexts(
  bytes: AsyncIterable<Uint8Array>,
  format: Format,
  options: { path: 'file' | 'body'; numbers?: Numbers },
): AsyncGenerator<string[]> {
  const wrong = new WrongPlaces(options.path)
  const texts = readText(bytes, wrong)
  let count = 0
  const batches =
    format === 'csv'
      ? readCsv(texts, wrong, options.numbers ?? 'numbers')
      : format === 'json'
        ? readJsonElements(texts, wrong)
        : readNdjson(texts, wrong)
  for await (const batch of batches) {
    count += batch.length
    if (!wrong.any) yield batch
  }
  wrong.throwIfAny()
  if (count === 0)
    wrong.fail(format === 'csv' ? 'There is no row below a header here.' : 'There is no record in it.')
}
