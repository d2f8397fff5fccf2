import { json } from '@codemirror/lang-json'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { linter, lintGutter } from '@codemirror/lint'
import { type Extension, Prec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { Text, useComputedColorScheme } from '@mantine/core'
import CodeMirror, { type ViewUpdate } from '@uiw/react-codemirror'
import { useId, useMemo } from 'react'
import styles from './json-editor.module.css'
import { jsonFault } from './json-fault.ts'

interface JsonEditorProps {
  text: string
  onChange: (text: string, update: ViewUpdate) => void
  /** Its name for screen readers. */
  label: string
  /** Of the element that takes the focus. */
  id?: string
  /** Said below it, before how to leave it. */
  hint: string
  /** Hints and marks of what it holds. Must stay the same between renders. */
  extensions?: readonly Extension[]
}

const none: readonly Extension[] = []

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
    '.cm-activeLine, .cm-activeLineGutter': {
      backgroundColor: 'color-mix(in srgb, var(--ferry-acting-soft) 10%, transparent)',
    },
    '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)' },
  }),
)

/** A key, a text and a number look as they do in the preview: red is for what is wrong. */
const colours = Prec.highest(
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.propertyName, color: 'var(--ferry-acting)' },
      { tag: tags.string, color: 'var(--ferry-delivered)' },
      { tag: [tags.number, tags.bool, tags.null], color: 'var(--ferry-checking)' },
    ]),
  ),
)

const fixed = [look, colours, keepSendKey, json(), faults, lintGutter(), EditorView.lineWrapping]

/** An editor for JSON, with errors marked at their line. A chunk of its own: load it with `lazy`. */
export function JsonEditor({ text, onChange, label, id, hint, extensions = none }: JsonEditorProps) {
  const scheme = useComputedColorScheme('light')
  const hintId = useId()
  // The same list at every keystroke: a new one would set the editor up anew, and close the list of hints.
  const all = useMemo(
    () => [
      ...fixed,
      ...extensions,
      EditorView.contentAttributes.of({
        tabindex: '0',
        'aria-label': label,
        'aria-describedby': hintId,
        // Escape leaves the editor; it must not close the panel around it too.
        'data-mantine-stop-propagation': 'true',
        ...(id !== undefined && { id }),
      }),
    ],
    [extensions, label, hintId, id],
  )
  return (
    <div className={styles.editor}>
      <CodeMirror
        value={text}
        theme={scheme}
        maxHeight="50dvh"
        basicSetup={{ foldGutter: false, autocompletion: false, searchKeymap: false }}
        extensions={all}
        onChange={onChange}
      />
      <Text id={hintId} size="xs" c="dimmed" px={14} py={6}>
        {hint} Press Esc, then Tab to leave the editor.
      </Text>
    </div>
  )
}
