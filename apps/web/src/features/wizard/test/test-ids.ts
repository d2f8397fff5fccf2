import type { TestCall } from '@ferry/contract'
import { compactJson, jsonFaultOf, prettyJson } from '@ferry/core'
import { eventsIn, textAt } from './risk.ts'

/** An edited event carries this at the end of its transaction_id, so that it never takes the id of a real record. */
const mark = /-test-(\d+)$/

/** The ids of a body's events, in order. */
export const eventIds = (body: string | null): string[] =>
  eventsIn(body).map((event) => textAt(event, 'transaction_id'))

/** N of the next edited test: one more than there were, and above every number already used. */
export const nextTestNumber = (calls: readonly Pick<TestCall, 'edited' | 'request'>[]): number => {
  const edited = calls.filter((call) => call.edited)
  const used = edited.flatMap(({ request }) =>
    eventIds(request.body).map((id) => Number(mark.exec(id)?.[1] ?? 0)),
  )
  return Math.max(edited.length, ...used) + 1
}

/** True when every event of an edited body may be sent as a test. */
export const isMarked = (body: string | null): boolean => {
  const ids = eventIds(body)
  return ids.length > 0 && ids.every((id) => mark.test(id))
}

/** True when one of a body's events carries the id of an earlier edited test. */
export const hasUsedId = (body: string, calls: readonly Pick<TestCall, 'edited' | 'request'>[]): boolean => {
  const used = new Set(calls.filter(({ edited }) => edited).flatMap(({ request }) => eventIds(request.body)))
  return eventIds(body).some((id) => used.has(id))
}

/** An id as edited test N has it: a mark of an earlier test is replaced. */
export const markedId = (id: string, number: number): string => `${id.replace(mark, '')}-test-${number}`

export type EditedBody = { ok: true; body: string; isChanged: boolean } | { ok: false; sentence: string }

/** What would be sent of the editor's text: compact, as all bodies are, with digits and order kept. */
export const editedBody = (text: string, original: string): EditedBody => {
  const compact = compactJson(text)
  return compact.ok
    ? { ok: true, body: compact.text, isChanged: compact.text !== original }
    : { ok: false, sentence: jsonFaultOf(text)?.sentence ?? compact.sentence }
}

/** The text the editor starts with. */
export const editorText = (body: string): string => prettyJson(body)
