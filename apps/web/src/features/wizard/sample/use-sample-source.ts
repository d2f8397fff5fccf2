import type { SourceRecord } from '@ferry/core'
import { useLocalStorage } from '@mantine/hooks'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo, useState, useTransition } from 'react'
import { sampleQuery } from './sample-query.ts'
import { type SampleSize, type SampleSource, sampleSizes } from './sample-source.ts'

/** Which records the panel looks at, and how to look at others. */
export interface SampleChoice {
  source: SampleSource
  /** How many records of the Nexset are looked at together. */
  size: SampleSize
  /** Records in the whole Nexset. */
  total: number
  /** True while the next stretch is fetched; the present one stays in sight. */
  isTurning: boolean
  turnTo: (source: SampleSource) => void
}

const usual: SampleSize = 300

/** The records in sight. How many a person likes to look at is remembered in this browser. */
export const useSampleSource = (
  nexsetId: string,
): { records: readonly SourceRecord[]; choice: SampleChoice } => {
  const [stored, setStored] = useLocalStorage({
    key: 'ferry.sample-size',
    defaultValue: String(usual),
    getInitialValueInEffect: false,
    serialize: String,
    deserialize: (text) => text ?? String(usual),
  })
  const size = sampleSizes.find((one) => String(one) === stored) ?? usual
  const [source, setSource] = useState<SampleSource>({ kind: 'nexset', from: 0, size })
  const [isTurning, startTransition] = useTransition()
  // The Nexset's records stay where they were while own ones are looked at, so that the way back is short.
  const [stretch, setStretch] = useState({ from: 0, size })
  const { data } = useSuspenseQuery(sampleQuery(nexsetId, stretch.from, stretch.size))
  const choice = useMemo<SampleChoice>(
    () => ({
      source,
      size: stretch.size,
      total: data.total,
      isTurning,
      turnTo: (next) =>
        startTransition(() => {
          setSource(next)
          if (next.kind !== 'nexset') return
          setStretch({ from: next.from, size: next.size })
          setStored(String(next.size))
        }),
    }),
    [source, stretch.size, data.total, isTurning, setStored],
  )
  return { records: source.kind === 'own' ? source.records : data.items, choice }
}
