import { headersFromText, headersToText } from '@ferry/core'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { withoutValues } from '../../convert/secret-headers.ts'
import type { HeaderForm, WizardForm } from '../../form.ts'
import { controlId } from '../../things.ts'
import { useThings } from '../../use-things.ts'

/** All headers as `header1:value1,header2:value2`; what cannot be read is said and not taken over. */
export function HeadersText({ onChange }: { onChange: (headers: HeaderForm[]) => void }) {
  const { getValues, setValue } = useFormContext<WizardForm>()
  const [text, setText] = useState(
    () => getValues('advanced.headersText') ?? headersToText(withoutValues(getValues('advanced.headers'))),
  )
  const read = headersFromText(text)
  const fault = useThings('headers.0')
  /** A secret one stands there as dots; what was typed into its row stays. */
  const withTyped = (header: HeaderForm): HeaderForm => {
    const own = getValues('advanced.headers').find(({ name, secret }) => secret && name === header.name)
    return header.secret && own ? own : header
  }
  const change = (typed: string) => {
    setText(typed)
    const headers = headersFromText(typed)
    setValue('advanced.headersText', headers.ok ? undefined : typed)
    if (headers.ok) onChange(headers.headers.map(withTyped))
  }
  return (
    <Textarea
      id={controlId('headers.0')}
      aria-label="Request Headers as text"
      description="Pairs with commas between them; put a value that holds a comma in quotes."
      placeholder="header1:value1,header2:value2"
      autosize
      minRows={2}
      spellCheck={false}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      error={read.ok ? fault : read.sentence}
    />
  )
}
