import { parseJson } from '@ferry/core'

/** Where a text stops being JSON: positions in the text, for the editor's mark. */
export interface JsonFault {
  from: number
  to: number
  message: string
}

/** The first fault of a text, or null when it is JSON. The place is what core's parser names. */
export const jsonFault = (text: string): JsonFault | null => {
  const parsed = parseJson(text)
  if (parsed.ok) return null
  const [, line, column] = /line (\d+), column (\d+)/.exec(parsed.sentence) ?? []
  const lines = text.split('\n')
  const index = Math.min(Number(line ?? 1), lines.length) - 1
  const start = lines.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0)
  const from = Math.min(start + Number(column ?? 1) - 1, text.length)
  return { from, to: Math.min(from + 1, text.length), message: parsed.sentence }
}
