import { type CurlReading, fromCurl } from '@ferry/core'
import { type ClipboardEvent, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { showUndo } from '../../../../../ui/show-undo.tsx'
import type { AdvancedForm, WizardForm } from '../../../form.ts'
import { useChoices } from '../../../use-choices.ts'
import { type CurlImport, curlImport } from './curl-changes.ts'

export interface PastedCurl {
  reading: CurlReading
  /** What it would change; null when it could not be read. */
  made: CurlImport | null
}

/** A curl command pasted into the URL: offered for import instead of being typed in, and undone on request. */
export const useCurlImport = () => {
  const { getValues, setValue } = useFormContext<WizardForm>()
  const { credential } = useChoices()
  const [pasted, setPasted] = useState<PastedCurl | null>(null)

  const take = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (!/(?:^|\s)curl(?:\.exe)?\s/i.test(text)) return
    // The command may hold a key: it must not get into the box, the draft or the preview.
    event.preventDefault()
    const reading = fromCurl(text)
    const place = { baseUrl: credential?.baseUrl ?? '', isBatched: getValues('batching.enabled') }
    const made = reading.ok ? curlImport(getValues('advanced'), reading.request, place) : null
    setPasted({ reading, made })
  }
  const set = ({ method, url, headers, wrapKey }: AdvancedForm) => {
    setValue('advanced.method', method, { shouldDirty: true })
    setValue('advanced.url', url, { shouldDirty: true })
    setValue('advanced.headers', headers, { shouldDirty: true })
    setValue('advanced.wrapKey', wrapKey, { shouldDirty: true })
  }
  const apply = ({ next }: CurlImport) => {
    const before = structuredClone(getValues('advanced'))
    set(next)
    setPasted(null)
    showUndo('Imported from cURL.', () => set(before))
  }
  return { take, pasted, apply, dismiss: () => setPasted(null) }
}
