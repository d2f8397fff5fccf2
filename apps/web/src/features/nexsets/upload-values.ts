import { Name } from '@ferry/contract'
import { z } from 'zod'
import type { ProblemPlace } from '../../api/api-error.ts'
import type { Upload } from '../../api/upload-nexset.ts'

/** The upload form as it stands on screen. */
export const UploadValues = z.object({
  file: z.custom<File>((value) => value instanceof File, 'Choose a file.'),
  name: Name,
  keepText: z.boolean(),
})
export type UploadValues = z.infer<typeof UploadValues>

export const acceptedFiles = {
  'application/x-ndjson': ['.ndjson', '.jsonl'],
  'application/json': ['.json'],
  'text/csv': ['.csv'],
}

/** For a file with another ending: what Ferry reads. */
export const unreadableName = (fileName: string) =>
  `Ferry reads .ndjson, .jsonl, .json and .csv files; “${fileName}” is none of them.`

export const isCsv = (file: File | undefined) => file !== undefined && /\.csv$/i.test(file.name)

/** `API usage.ndjson` → `API usage`. */
export const nameFromFile = (fileName: string) => fileName.replace(/\.(ndjson|jsonl|json|csv)$/i, '')

/** The request of a filled form; the switch counts for CSV only. */
export const toUpload = ({ file, name, keepText }: UploadValues): Upload => ({
  file,
  name: name.trim(),
  numbers: isCsv(file) && keepText ? 'text' : 'numbers',
})

/** Each wrong place of a file as a line for people: `Line 7: not a JSON object`. */
export const placeLines = (places: readonly ProblemPlace[]): string[] =>
  places.map(({ line, record, message }) => {
    if (line !== undefined) return `Line ${line}: ${message}`
    if (record !== undefined) return `Record ${record}: ${message}`
    return message
  })
