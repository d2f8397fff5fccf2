/** One word of a pasted command, with its quotes taken off. */
export interface Word {
  text: string
  /** Where it begins in the pasted text, counted in UTF-16 units from 0. */
  at: number
}

/** A curl command, its own name left out. */
export interface CurlWords {
  words: readonly Word[]
  /** What a command before it pipes in; null when nothing does. */
  input: string | null
  /** Whether other commands follow. */
  isFollowed: boolean
}

/** Something read, or why not: `place` is where in the text, counted in UTF-16 units from 0. */
export type Read<T> = { ok: true; value: T } | { ok: false; sentence: string; place: number }

export const unreadable = (
  place: number,
  sentence: string,
): { ok: false; sentence: string; place: number } => ({ ok: false, sentence, place })

/** `curl`, `/usr/bin/curl`, `curl.exe`. */
export const isCurl = (word: Word | undefined): boolean =>
  /(?:^|[\\/])curl(?:\.exe)?$/i.test(word?.text ?? '')
