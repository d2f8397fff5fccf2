import type { ViewUpdate } from '@uiw/react-codemirror'
import { JsonEditor } from '../editor/json-editor.tsx'
import { markInsertions } from './mark-ids.ts'
import type { EventForm } from './use-payload-edit.ts'

interface PayloadEditorProps {
  text: string
  eventForm: EventForm
  /** N of `-test-N`, put behind the ids of events when the first edit begins. */
  testNumber: number
  isEdited: boolean
  onChange: (text: string) => void
}

/** The editor of a test's payload. A chunk of its own: it is loaded with the first test. */
export function PayloadEditor({ text, eventForm, testNumber, isEdited, onChange }: PayloadEditorProps) {
  const change = (typed: string, { view, transactions }: ViewUpdate) => {
    const isUndo = transactions.some(
      (transaction) => transaction.isUserEvent('undo') || transaction.isUserEvent('redo'),
    )
    const places = isEdited || isUndo ? [] : markInsertions(typed, eventForm, testNumber)
    if (places.length === 0) return onChange(typed)
    // Dispatched instead of written over the text, so that the cursor stays where the person types.
    view.dispatch({
      changes: places.map(({ at, text: insert }) => ({ from: at, insert })),
      userEvent: 'mark',
    })
    onChange(view.state.doc.toString())
  }
  return <JsonEditor text={text} onChange={change} label="Payload to send" hint="⌘/Ctrl+Enter sends." />
}
