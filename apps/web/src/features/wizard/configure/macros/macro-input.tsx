import { TextInput, type TextInputProps } from '@mantine/core'
import { useId } from '@mantine/hooks'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { AttributeOption } from '../attributes/attribute-option.tsx'
import { completed, macroAt, type OpenMacro } from './macro-at.ts'
import styles from './macro-input.module.css'
import { type MacroOption, useMacroOptions } from './use-macro-options.ts'

interface MacroInputProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  value: string
  onChange: (text: string) => void
}

/** A line of text in which `{` offers the attributes, with their sample values, and a bar behind one the filters. */
export function MacroInput({ value, onChange, onKeyDown, onBlur, ...rest }: MacroInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [macro, setMacro] = useState<OpenMacro | null>(null)
  const [active, setActive] = useState(0)
  const completion = useRef<ReturnType<typeof completed> | null>(null)
  const options = useMacroOptions(macro)
  const isOpen = options.length > 0

  // A completion puts the caret behind the name, once the text is there.
  useLayoutEffect(() => {
    const { current } = completion
    if (current?.text !== value) return
    input.current?.setSelectionRange(current.caret, current.caret)
    completion.current = null
  })

  const look = (text: string, at: number | null) => {
    setMacro(at === null ? null : macroAt(text, at))
    setActive(0)
  }
  const pick = (option: MacroOption | undefined) => {
    if (!macro || !option) return
    const next = completed(value, macro, option.name)
    completion.current = next
    onChange(next.text)
    setMacro(null)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (isOpen && step !== undefined) setActive((active + step + options.length) % options.length)
    else if (isOpen && event.key === 'Enter') pick(options[active])
    else if (isOpen && event.key === 'Escape') setMacro(null)
    else return onKeyDown?.(event)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.frame}>
      <TextInput
        autoComplete="off"
        spellCheck={false}
        {...rest}
        ref={input}
        value={value}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
        onChange={(event) => {
          const { value: text, selectionStart } = event.currentTarget
          onChange(text)
          look(text, selectionStart)
        }}
        onKeyDown={press}
        onBlur={(event) => {
          setMacro(null)
          onBlur?.(event)
        }}
      />
      {isOpen && (
        <div id={listId} role="listbox" aria-label="Completions" className={styles.list}>
          {options.map((option, position) => (
            <div
              key={option.name}
              id={`${listId}-${position}`}
              role="option"
              tabIndex={-1}
              aria-selected={position === active}
              className={styles.option}
              // The input keeps the focus.
              onMouseDown={(event) => {
                event.preventDefault()
                pick(option)
              }}
            >
              {option.attribute ? (
                <AttributeOption attribute={option.attribute} />
              ) : (
                <>
                  <code>{option.name}</code> <span className={styles.about}>{option.about}</span>
                </>
              )}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
