import { DestinationConfig } from '@ferry/core'
import { z } from 'zod'

/** What the file is, and in which version of its form. */
export const format = 'destination/1'

const Word = z
  .string('Write a text here.')
  .trim()
  .min(1, 'Write a text here.')
  .max(2000, 'This text is longer than 2000 characters.')

/** The form of the file; strict, so that a mistyped key is an error with its line. */
export const DestinationFile = z.strictObject({
  ferry: z.literal(format, `The file must begin with "ferry: ${format}".`),
  name: Word.max(200, 'The name is longer than 200 characters.'),
  nexset: Word,
  credential: z.strictObject({ name: Word, baseUrl: Word }),
  config: DestinationConfig,
})
export type DestinationFile = z.infer<typeof DestinationFile>
