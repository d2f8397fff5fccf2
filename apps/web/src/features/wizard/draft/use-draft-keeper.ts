import { type Draft, keepDraft } from '@ferry/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { call } from '../../../api/call.ts'
import { draftsKey } from '../../../api/drafts.ts'
import type { WizardStep } from '../../../paths.ts'
import type { WizardForm } from '../form.ts'
import { withoutSecrets } from './draft-form.ts'
import { DraftKeeper } from './draft-keeper.ts'

interface Options {
  form: UseFormReturn<WizardForm>
  draftId: string
  nexsetId: string
  /** The saved destination that is changed; null for a new one. */
  edited: Draft['edited']
  step: WizardStep
  /** Version of the draft the form was filled from; 0 for a new one. */
  version: number
  /** The name the destination would have. */
  nameOf: (form: WizardForm) => string
  /** False for values that nobody would go on with: nothing is kept before there are others. */
  isWorthKeeping: (form: WizardForm) => boolean
}

const delayMs = 800

/** Keeps the wizard's values on the server as they change. */
export const useDraftKeeper = (options: Options): DraftKeeper => {
  const { form, draftId, nexsetId, edited, step, version, nameOf, isWorthKeeping } = options
  const cache = useQueryClient()
  const [keeper] = useState(
    () =>
      new DraftKeeper({
        version,
        delayMs,
        put: async (kept, from) => {
          const body = { nexsetId, edited, ...kept, form: withoutSecrets(kept.form), version: from }
          const { version: made } = await call(
            keepDraft,
            { params: { id: draftId }, body },
            { keepalive: true },
          )
          void cache.invalidateQueries({ queryKey: [...draftsKey, 'list'] })
          return made
        },
      }),
  )
  useEffect(() => {
    const change = (values: WizardForm) => {
      if (!keeper.isChanged && !isWorthKeeping(values)) return
      keeper.change({ form: values, step, name: nameOf(values) })
    }
    // The step that is open belongs to what is kept, but looking at another one is no change of its own.
    if (keeper.isChanged) change(form.getValues())
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => change(values),
    })
  }, [form, keeper, step, nameOf, isWorthKeeping])
  useEffect(() => {
    const keep = () => void keeper.keepNow()
    const keepWhenHidden = () => document.visibilityState === 'hidden' && keep()
    window.addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', keepWhenHidden)
    return () => {
      window.removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keepWhenHidden)
      keep()
    }
  }, [keeper])
  return keeper
}
