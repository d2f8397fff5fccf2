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

/**
 * Makes the preview follow every keystroke. It is drawn with the very letter that was typed, as long as making it takes
 * a small part of a frame; with more bytes of sample than that typing goes first, and the preview a moment later.
 */
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
  const { records, context } = sample
  const isLight = useMemo(() => isLightSample(records), [records])
  const typed = useWatch({ control }) as WizardForm
  // While nothing is put off, nothing changes for React to draw a second time.
  const later = useDeferredValue(isLight ? null : typed)
  const values = (isLight ? null : later) ?? typed
  const now = useMemo(() => makePreview(toConfig(values), records, context), [values, records, context])
  const [last, setLast] = useState<MadePreview | null>(now.state === 'made' ? now : null)
  if (now.state === 'made' && now !== last) setLast(now)
  const found = now.state === 'made' ? nothing : now.things
  const [things, setThings] = useState(found)
  if (!areSameThings(things, found)) setThings(found)
  const shown = useMemo<ShownPreview>(
    () => ({ shown: now.state === 'made' ? now : last, isStale: now.state === 'faulty' }),
    [now, last],
  )
  return (
    <ThingsContext value={things}>
      <ShownContext value={shown}>{children}</ShownContext>
    </ThingsContext>
  )
}

/** What a slow machine still plans within a frame: a thousand events are about 150,000 characters. */
const lightCharacters = 250_000

const isLightSample = (records: readonly SourceRecord[]): boolean =>
  records.reduce((sum, { text }) => sum + text.length, 0) <= lightCharacters

/** Inputs that read the things are drawn again only when there are others. */
const areSameThings = (before: readonly Thing[], after: readonly Thing[]): boolean =>
  before.length === after.length &&
  before.every(({ place, sentence }, at) => place === after[at]?.place && sentence === after[at]?.sentence)

export const useSample = (): Sample => inside(use(SampleContext))

export const useShownPreview = (): ShownPreview => inside(use(ShownContext))

/** What must be mended now. */
export const useThingsToFix = (): readonly Thing[] => use(ThingsContext)

const inside = <Value,>(value: Value | null): Value => {
  if (value === null) throw new Error('The sample preview is used outside of Configure.')
  return value
}
