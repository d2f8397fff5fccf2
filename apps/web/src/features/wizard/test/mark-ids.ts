import { type JsonValue, parseJson, prettyJson, stringValue, writeJson } from '@ferry/core'
import { markedId } from './test-ids.ts'
import type { EventForm } from './use-payload-edit.ts'

/** A place in the editor's text where a piece is put in. */
export interface Insertion {
  at: number
  text: string
}

/**
 * Where `-test-N` goes when the first edit of a generated payload begins: behind each event's id. Found by the
 * indentation `prettyJson` writes, so that it works while the text is no JSON for a moment and a `transaction_id` among
 * the properties is left alone.
 */
export const markInsertions = (text: string, form: EventForm, number: number): Insertion[] => {
  if (form === null) return []
  const indent = form === 'batch' ? 6 : 4
  const line = new RegExp(`^ {${indent}}"transaction_id": "((?:[^"\\\\\\n]|\\\\.)*)"`, 'gm')
  return [...text.matchAll(line)].flatMap((found) => {
    const id = found[1] ?? ''
    return /-test-\d+$/.test(id) ? [] : [{ at: found.index + found[0].length - 1, text: `-test-${number}` }]
  })
}

/** The whole text with every event's id marked; digits and order stay. A text that is no JSON comes back as it is. */
export const markIds = (text: string, form: EventForm, number: number): string => {
  const parsed = parseJson(text)
  if (!parsed.ok || parsed.value.kind !== 'object' || form === null) return text
  const key = form === 'batch' ? 'events' : 'event'
  const events = parsed.value.members.get(key)
  if (events?.kind === 'array') for (const event of events.items) mark(event, number)
  else if (events) mark(events, number)
  return prettyJson(writeJson(parsed.value))
}

/** The tree was parsed for this alone, so it is changed in place. */
const mark = (event: JsonValue, number: number): void => {
  const id = event.kind === 'object' ? event.members.get('transaction_id') : undefined
  if (event.kind === 'object' && id?.kind === 'string') {
    event.members.set('transaction_id', stringValue(markedId(id.value, number)))
  }
}
