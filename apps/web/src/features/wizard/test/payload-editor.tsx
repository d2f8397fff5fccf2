import { json } from '@codemirror/lang-json'
import { linter, lintGutter } from '@codemirror/lint'
import { Prec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { Text, useComputedColorScheme } from '@mantine/core'
import CodeMirror, { type ViewUpdate } from '@uiw/react-codemirror'
import { useId } from 'react'
import { jsonFault } from './json-fault.ts'
import { markInsertions } from './mark-ids.ts'
import styles from './payload-editor.module.css'
import type { EventForm } from './use-payload-edit.ts'

interface PayloadEditorProps {
  text: string
  eventForm: EventForm
  /** N of `-test-N`, put behind the ids of events when the first edit begins. */
  testNumber: number
  isEdited: boolean
  onChange: (text: string) => void
}

/** ⌘/Ctrl+Enter sends from anywhere on the page; here it must only not break the line. */
const keepSendKey = Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => true }]))

const faults = linter(
  ({ state }) => {
    const fault = jsonFault(state.doc.toString())
    return fault ? [{ ...fault, severity: 'error' }] : []
  },
  { delay: 250 },
)

/** Ground and line numbers as on the rest of the page, in both colour schemes. */
const look = Prec.highest(
  EditorView.theme({
    '&, .cm-gutters': { backgroundColor: 'transparent' },
    '.cm-gutters, .cm-gutterElement': { color: 'var(--mantine-color-dimmed)', borderRight: 'none' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--ferry-acting-soft)' },
    '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)' },
  }),
)

/** The JSON editor of a test, with errors marked at their line. A chunk of its own: it is loaded with the first test. */
export function PayloadEditor({ text, eventForm, testNumber, isEdited, onChange }: PayloadEditorProps) {
  const scheme = useComputedColorScheme('light')
  const hintId = useId()
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
  return (
    <div className={styles.editor}>
      <CodeMirror
        value={text}
        theme={scheme}
        maxHeight="50dvh"
        basicSetup={{ foldGutter: false, autocompletion: false, searchKeymap: false }}
        extensions={[
          look,
          keepSendKey,
          json(),
          faults,
          lintGutter(),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            tabindex: '0',
            'aria-label': 'Payload to send',
            'aria-describedby': hintId,
          }),
        ]}
        onChange={change}
      />
      <Text id={hintId} size="xs" c="dimmed" px={14} py={6}>
        Press Esc, then Tab to leave the editor. ⌘/Ctrl+Enter sends.
      </Text>
    </div>
  )
}
