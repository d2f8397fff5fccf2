import { useShownPreview } from '../../sample/preview-context.tsx'
import { useWizard } from '../../wizard-context.tsx'
import { attributesInBody, topLevel } from './attributes-in-body.ts'

/** `5 of 9 in the body`, counted in what the preview sends; nothing while that is of earlier settings. */
export function BodyCount() {
  const { nexset } = useWizard()
  const { shown, isStale } = useShownPreview()
  if (!shown || isStale) return null
  const all = nexset.attributes.map(({ path }) => path)
  return (
    <>
      {attributesInBody(shown.config, all).length} of {topLevel(all).length} in the body
    </>
  )
}
