import { VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { counted } from '../../../ui/numbers.ts'
import { useShownPreview } from './preview-context.tsx'

/** Tells screen readers, once typing pauses, what the preview now holds. */
export function PreviewAnnouncer() {
  const { shown, isStale } = useShownPreview()
  const words =
    shown && !isStale
      ? `Preview updated: ${counted(shown.plan.requests.length, 'request')}, ${counted(shown.plan.problems.length, 'problem')}.`
      : ''
  const [said] = useDebouncedValue(words, 800)
  return <VisuallyHidden role="status">{said}</VisuallyHidden>
}
