import { operationById, toAdvanced } from '@ferry/core'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { fromConfig } from '../convert/from-config.ts'
import { toConfig } from '../convert/to-config.ts'
import type { AdvancedForm, WizardForm } from '../form.ts'
import { startForm } from '../start-form.ts'
import { useWizard } from '../wizard-context.tsx'

/** The switch between Template and Advanced, with nothing lost unsaid. */
export const useModeSwitch = () => {
  const { nexset } = useWizard()
  const { getValues, setValue } = useFormContext<WizardForm>()
  const [lost, setLost] = useState<readonly string[]>([])
  const [isAsking, setAsking] = useState(false)

  const goAdvanced = () => {
    const carried = carryOver(getValues())
    if (carried) {
      setValue('advanced', carried.form.advanced)
      setValue('excludeAttributes', carried.form.excludeAttributes)
      setValue('batching', carried.form.batching)
      setLost(carried.lost)
    }
    setValue('tab', 'advanced', { shouldDirty: true })
  }
  const goTemplate = () => {
    if (getValues('template.operation') === '') setValue('template', startForm(nexset.attributes).template)
    setAsking(false)
    setLost([])
    setValue('tab', 'template', { shouldDirty: true })
  }
  const switchTo = (tab: string | null) => {
    if (tab === 'advanced') return goAdvanced()
    if (isUnchanged(getValues())) return goTemplate()
    setAsking(true)
  }
  return { switchTo, lost, isAsking, confirmBack: goTemplate, cancelBack: () => setAsking(false) }
}

/** The template's settings as Advanced ones, and what Advanced cannot say of them; null without an operation. */
const carryOver = (form: WizardForm) => {
  const config = toConfig({ ...form, tab: 'template' })
  const operation = operationById(form.template.operation)
  if (config.mode !== 'template' || !operation) return null
  const { config: advanced, lost } = toAdvanced(config, operation)
  return { form: fromConfig(advanced), lost }
}

/** True when Advanced still says what was carried over, so that going back loses nothing. */
const isUnchanged = (form: WizardForm): boolean => {
  const carried = carryOver(form)
  return carried !== null && isSameAdvanced(carried.form.advanced, form.advanced)
}

const isSameAdvanced = (one: AdvancedForm, other: AdvancedForm): boolean =>
  one.method === other.method &&
  one.url === other.url &&
  one.wrapKey === other.wrapKey &&
  JSON.stringify(one.headers) === JSON.stringify(other.headers)
