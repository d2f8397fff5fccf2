import type { PlanContext, SourceRecord } from '@ferry/core'
import { createContext, type ReactNode, use, useDeferredValue, useMemo, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { toConfig } from '../convert/to-config.ts'
import type { WizardForm } from '../form.ts'
import type { Thing } from '../things.ts'
import { useChoices } from '../use-choices.ts'
import { useWizard } from '../wizard-context.tsx'
import { makePreview, type Preview } from './preview.ts'
import { type SampleChoice, useSampleSource } from './use-sample-source.ts'

export type MadePreview = Extract<Preview, { state: 'made' }>

/** What the preview is made of; stays the same while a person types. */
export interface Sample {
  /** A stretch of the Nexset, or what a person pasted or had generated. */
  records: readonly SourceRecord[]
  context: PlanContext
  choice: SampleChoice
}

export interface ShownPreview {
  /** The newest preview that could be made; null until the settings were right once. */
  shown: MadePreview | null
  /** True when the settings are faulty now and `shown` is of earlier ones. */
  isStale: boolean
}

// Three contexts, so that a keystroke draws again only what it changes: inputs read the things alone.
const SampleContext = createContext<Sample | null>(null)
const ShownContext = createContext<ShownPreview | null>(null)
const ThingsContext = createContext<readonly Thing[]>([])

const nothing: readonly Thing[] = []

/** Makes the preview follow every keystroke; typing goes first, the preview a moment later. */
export function PreviewProvider({ children }: { children: ReactNode }) {
  const { nexset } = useWizard()
  const { credential } = useChoices()
  const { records, choice } = useSampleSource(nexset.id)
  const baseUrl = credential?.baseUrl ?? ''
  const context = useMemo<PlanContext>(() => ({ nexsetId: nexset.id, baseUrl }), [nexset.id, baseUrl])
  const sample = useMemo<Sample>(() => ({ records, choice, context }), [records, choice, context])
  return (
    <SampleContext value={sample}>
      <FollowForm sample={sample}>{children}</FollowForm>
    </SampleContext>
  )
}

function FollowForm({ sample, children }: { sample: Sample; children: ReactNode }) {
  const { control } = useFormContext<WizardForm>()
  const values = useDeferredValue(useWatch({ control }) as WizardForm)
  const { records, context } = sample
  const now = useMemo(() => makePreview(toConfig(values), records, context), [values, records, context])
  const [last, setLast] = useState<MadePreview | null>(now.state === 'made' ? now : null)
  if (now.state === 'made' && now !== last) setLast(now)
  const shown = useMemo<ShownPreview>(
    () => ({ shown: now.state === 'made' ? now : last, isStale: now.state === 'faulty' }),
    [now, last],
  )
  return (
    <ThingsContext value={now.state === 'made' ? nothing : now.things}>
      <ShownContext value={shown}>{children}</ShownContext>
    </ThingsContext>
  )
}

export const useSample = (): Sample => inside(use(SampleContext))

export const useShownPreview = (): ShownPreview => inside(use(ShownContext))

/** What must be mended now. */
export const useThingsToFix = (): readonly Thing[] => use(ThingsContext)

const inside = <Value,>(value: Value | null): Value => {
  if (value === null) throw new Error('The sample preview is used outside of Configure.')
  return value
}
