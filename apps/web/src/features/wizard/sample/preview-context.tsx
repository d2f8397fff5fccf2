import type { PlanContext, SourceRecord } from '@ferry/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useDeferredValue, useMemo, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { toConfig } from '../convert/to-config.ts'
import type { WizardForm } from '../form.ts'
import type { Thing } from '../things.ts'
import { useChoices } from '../use-choices.ts'
import { useWizard } from '../wizard-context.tsx'
import { makePreview, type Preview } from './preview.ts'
import { sampleQuery } from './sample-query.ts'

export type MadePreview = Extract<Preview, { state: 'made' }>

export interface SamplePreview {
  /** The first records of the Nexset. */
  records: readonly SourceRecord[]
  context: PlanContext
  /** The newest preview that could be made; null until the settings were right once. */
  shown: MadePreview | null
  /** True when the settings are faulty now and `shown` is of earlier ones. */
  isStale: boolean
  /** What must be mended now. */
  things: readonly Thing[]
}

const Context = createContext<SamplePreview | null>(null)

/** Makes the preview follow every keystroke; typing goes first, the preview a moment later. */
export function PreviewProvider({ children }: { children: ReactNode }) {
  const { nexset } = useWizard()
  const { credential } = useChoices()
  const { data: sample } = useSuspenseQuery(sampleQuery(nexset.id))
  const { control } = useFormContext<WizardForm>()
  const values = useDeferredValue(useWatch({ control }) as WizardForm)
  const baseUrl = credential?.baseUrl ?? ''
  const context = useMemo(() => ({ nexsetId: nexset.id, baseUrl }), [nexset.id, baseUrl])
  const now = useMemo(
    () => makePreview(toConfig(values), sample.items, context),
    [values, sample.items, context],
  )
  const [last, setLast] = useState<MadePreview | null>(now.state === 'made' ? now : null)
  if (now.state === 'made' && now !== last) setLast(now)
  const value = useMemo<SamplePreview>(
    () => ({
      records: sample.items,
      context,
      shown: now.state === 'made' ? now : last,
      isStale: now.state === 'faulty',
      things: now.state === 'faulty' ? now.things : [],
    }),
    [sample.items, context, now, last],
  )
  return <Context value={value}>{children}</Context>
}

export const useSamplePreview = (): SamplePreview => {
  const preview = use(Context)
  if (!preview) throw new Error('The sample preview is used outside of Configure.')
  return preview
}
