import { useEffect } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { writeDraft } from './draft.ts'
import type { WizardForm } from './form.ts'

/** Keeps the half-done wizard in this browser tab, so that reload and Back lose nothing. */
export const useDraft = (form: UseFormReturn<WizardForm>, nexsetId: string): void =>
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => writeDraft(sessionStorage, nexsetId, values),
      }),
    [form, nexsetId],
  )
