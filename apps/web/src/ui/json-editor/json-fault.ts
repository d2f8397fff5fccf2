import { jsonFaultOf, parseJson } from '@ferry/core'

/** Where a text stops being JSON: positions in the text, for the editor's mark. */
export interface JsonFault {
  from: number
  to: number
  message: string
}

/** The first fault of a text, or null when it is JSON. The place is what core's parser names. */
export const jsonFault = (text: string): JsonFault | null => {
  const fault = jsonFaultOf(text)
  if (fault) {
    const from = Math.min(fault.offset, text.length)
    return { from, to: Math.min(from + 1, text.length), message: fault.sentence }
  }
  const parsed = parseJson(text)
  return parsed.ok ? null : { from: 0, to: Math.min(1, text.length), message: parsed.sentence }
}
