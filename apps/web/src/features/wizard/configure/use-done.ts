import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { toConfig } from '../convert/to-config.ts'
import type { WizardForm } from '../form.ts'
import { makePreview } from '../sample/preview.ts'
import { useSample } from '../sample/preview-context.tsx'
import { focusPlace, type Thing } from '../things.ts'
import { thingsToFix } from '../things-button.tsx'
import { useChoices } from '../use-choices.ts'
import { useWizard } from '../wizard-context.tsx'

export interface Done {
  /** Saves when nothing is left to fix; else leads to the first thing. */
  press: () => void
  isSaving: boolean
  error: Error | null
  /** Said to screen readers after a press that could not save. */
  announcement: string
  /** Once all is mended: what was announced is no longer so. */
  forget: () => void
}

/** Done: never disabled, never silent. */
export const useDone = (): Done => {
  const { save } = useWizard()
  const { name } = useChoices()
  const { records, context } = useSample()
  const { handleSubmit, getValues } = useFormContext<WizardForm>()
  const [announcement, setAnnouncement] = useState('')
  const saving = useMutation({ mutationFn: (values: WizardForm) => save(values, name) })
  const leadTo = (things: readonly Thing[]) => {
    setAnnouncement(`${thingsToFix(things.length)}. ${things[0]?.sentence ?? ''}`)
    focusPlace(things[0]?.place ?? 'settings')
  }
  const finish = (values: WizardForm) => {
    const preview = makePreview(toConfig(values), records, context)
    if (preview.state === 'faulty') return leadTo(preview.things)
    saving.mutate(values)
  }
  const refuse = () => {
    const preview = makePreview(toConfig(getValues()), records, context)
    leadTo(preview.state === 'faulty' ? preview.things : [])
  }
  const press = () => {
    if (!saving.isPending && !saving.isSuccess) void handleSubmit(finish, refuse)()
  }
  const forget = useCallback(() => setAnnouncement(''), [])
  return { press, isSaving: saving.isPending, error: saving.error, announcement, forget }
}
