import type { ActResult } from '@ferry/contract'

const words: Record<string, string> = {
  already_sent: 'Lago took them meanwhile',
  locked_fields: 'with the present settings they could be billed twice',
  newer_delivered: 'a later record of the same object was delivered, or may have been',
}

/** Why records that were to be sent stayed as they are, in words. */
export const whyKept = (kept: ActResult['kept']): string =>
  [...new Set(kept.map(({ code, sentence }) => words[code] ?? sentence))].join(', or ')
