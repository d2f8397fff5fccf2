import { useThingsToFix } from './sample/preview-context.tsx'
import type { Place } from './things.ts'

/** What must be mended at one control, as a Mantine input's `error`; null (and no red border) when nothing. */
export const useThings = (place: Place): string | null => {
  const things = useThingsToFix()
  const here = things.filter((thing) => thing.place === place)
  return here.length > 0 ? here.map(({ sentence }) => sentence).join(' ') : null
}
