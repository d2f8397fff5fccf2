import { type PlannedRequest, recognise } from '@ferry/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { lagoPath } from '../configure/advanced/lago-path.ts'
import { useSample } from '../sample/preview-context.tsx'
import { useWizard } from '../wizard-context.tsx'
import { markIds } from './mark-ids.ts'
import { type EditedBody, editedBody, editorText, hasUsedId, isMarked, nextTestNumber } from './test-ids.ts'
import { testCallsQuery } from './use-test-call.ts'

export type EventForm = 'single' | 'batch' | null

export interface PayloadEdit {
  text: string
  change: (text: string) => void
  reset: () => void
  /** Keeps the text as it is sent, so that sending it again keeps its ids. */
  hold: () => void
  /** Gives every event of the payload the next test id. */
  useNewId: () => void
  /** What would be sent, or why the text is no JSON. */
  result: EditedBody
  isEdited: boolean
  /** True once a person changed something that can be reset. */
  isTyped: boolean
  /** Whether the payload carries events, whose ids an edit must mark. */
  eventForm: EventForm
  /** N of `-test-N` for the next edited test. */
  testNumber: number
  /** False while an edited event has an id without a mark. */
  isReady: boolean
  /** True when an edited test was sent with one of these ids before: Lago would refuse it as a repeat. */
  isUsed: boolean
  /** True when the settings made another payload since the edit began. */
  isOutdated: boolean
}

/** The person's own version of a payload. It lives beside the generated one until it is reset. */
export const usePayloadEdit = (request: PlannedRequest): PayloadEdit => {
  const { nexset } = useWizard()
  const { choice } = useSample()
  const { data: calls = [] } = useQuery(testCallsQuery(nexset.id))
  const [edit, setEdit] = useState<{ text: string; base: string } | null>(null)
  const body = request.body ?? ''
  const base = edit?.base ?? body
  const eventForm = recognise(request.method, lagoPath(new URL(request.url).pathname, ''))?.isEvents ?? null
  const testNumber = nextTestNumber(calls)
  // Records of a person's own are no records of the Nexset, so their events are tests from the start.
  const isOwn = choice.source.kind === 'own' && eventForm !== null
  const generated = isOwn ? markIds(body, eventForm, testNumber) : editorText(body)
  const text = edit?.text ?? (request.body === null ? '' : generated)
  const result: EditedBody = edit || isOwn ? editedBody(text, base) : { ok: true, body, isChanged: false }
  const isEdited = !result.ok || result.isChanged
  return {
    text,
    change: (typed) => setEdit((before) => ({ text: typed, base: before?.base ?? body })),
    reset: () => setEdit(null),
    hold: () => {
      if (isOwn) setEdit({ text, base })
    },
    useNewId: () => setEdit({ text: markIds(text, eventForm, testNumber), base }),
    result,
    isEdited,
    isTyped: edit !== null && isEdited,
    eventForm,
    testNumber,
    isReady: !isEdited || eventForm === null || (result.ok && isMarked(result.body)),
    isUsed: isEdited && result.ok && hasUsedId(result.body, calls),
    isOutdated: edit !== null && isEdited && edit.base !== body,
  }
}
