import type { PlannedRequest } from '@ferry/core'
import type { ViewUpdate } from '@uiw/react-codemirror'
import { useMemo } from 'react'
import { JsonEditor } from '../../../ui/json-editor/json-editor.tsx'
import { payloadHints } from '../editor/payload-hints.ts'
import { markInsertions } from './mark-ids.ts'
import { entryOf, payloadProblems } from './payload-problems.ts'
import type { PayloadEdit } from './use-payload-edit.ts'

interface PayloadEditorProps {
  request: PlannedRequest
  edit: PayloadEdit
}

/** The editor of a test's payload. A chunk of its own: it is loaded with the first test. */
export function PayloadEditor({ request: { method, url }, edit }: PayloadEditorProps) {
  const { eventForm, testNumber, isEdited } = edit
  const change = (typed: string, { view, transactions }: ViewUpdate) => {
    const isUndo = transactions.some(
      (transaction) => transaction.isUserEvent('undo') || transaction.isUserEvent('redo'),
    )
    // `-test-N` goes behind the ids of events when the first edit begins.
    const places = isEdited || isUndo ? [] : markInsertions(typed, eventForm, testNumber)
    if (places.length === 0) return edit.change(typed)
    // Dispatched instead of written over the text, so that the cursor stays where the person types.
    view.dispatch({
      changes: places.map(({ at, text: insert }) => ({ from: at, insert })),
      userEvent: 'mark',
    })
    edit.change(view.state.doc.toString())
  }
  const hints = useMemo(() => {
    const entry = entryOf({ method, url })
    const root = entry?.rootKey == null ? [] : [entry.rootKey]
    return payloadHints({
      fields: entry?.operation.fields ?? [],
      root: entry?.isBatch ? [...root, 0] : root,
      problemsOf: (body) => payloadProblems({ method, url, body }) ?? [],
    })
  }, [method, url])
  return (
    <JsonEditor
      text={edit.text}
      onChange={change}
      label="Payload to send"
      hint="Ctrl+Space lists Lago’s fields. ⌘/Ctrl+Enter sends."
      extensions={hints}
    />
  )
}
