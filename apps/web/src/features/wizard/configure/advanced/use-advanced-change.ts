import { useFormContext } from 'react-hook-form'
import type { AdvancedForm, WizardForm } from '../../form.ts'
import { useChoices } from '../../use-choices.ts'
import { followedRootKey } from './implied-root-key.ts'

/** Changes method or URL, and the root key with them where it follows the path. */
export const useAdvancedChange = () => {
  const { getValues, setValue } = useFormContext<WizardForm>()
  const { credential } = useChoices()
  return (change: Partial<Pick<AdvancedForm, 'method' | 'url'>>) => {
    const wrapKey = followedRootKey(getValues('advanced'), change, {
      baseUrl: credential?.baseUrl ?? '',
      isBatched: getValues('batching.enabled'),
    })
    if (change.method !== undefined) setValue('advanced.method', change.method, { shouldDirty: true })
    if (change.url !== undefined) setValue('advanced.url', change.url, { shouldDirty: true })
    setValue('advanced.wrapKey', wrapKey, { shouldDirty: true })
  }
}
