import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import { useSample } from './preview-context.tsx'

interface LookedAt {
  /** Position in the sample, from 0; another stretch of records may be shorter than the one it was chosen in. */
  index: number
  /** Of the record in the Nexset; null while there is none. */
  offset: number | null
  /** By position in the sample. */
  look: (index: number) => void
  /** By the record's offset in the Nexset; nothing happens for one that is not in the sample. */
  lookFor: (offset: number) => void
}

const Context = createContext<LookedAt | null>(null)

/** The one record whose values stand beside the settings, and whose request is open in the panel. */
export function LookedAtProvider({ children }: { children: ReactNode }) {
  const { records } = useSample()
  const [chosen, look] = useState(0)
  const index = Math.max(0, Math.min(chosen, records.length - 1))
  const value = useMemo<LookedAt>(() => {
    const lookFor = (offset: number) => {
      const found = records.findIndex((record) => record.offset === offset)
      if (found >= 0) look(found)
    }
    return { index, offset: records[index]?.offset ?? null, look, lookFor }
  }, [index, records])
  return <Context value={value}>{children}</Context>
}

export const useLookedAt = (): LookedAt => {
  const lookedAt = use(Context)
  if (!lookedAt) throw new Error('A record is looked at outside of Configure.')
  return lookedAt
}
