import { operationById, toAdvanced } from '@ferry/core'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { fromConfig } from '../convert/from-config.ts'
import { templateFromAdvanced } from '../convert/template-from-advanced.ts'
import { toConfig } from '../convert/to-config.ts'
import type { AdvancedForm, WizardForm } from '../form.ts'
import { startForm } from '../start-form.ts'
import { useChoices } from '../use-choices.ts'
import { useWizard } from '../wizard-context.tsx'

/** A change of tab that would lose something, waiting for an answer. */
export interface SwitchQuestion {
  to: WizardForm['tab']
  /** One sentence for each thing that is not carried over. */
  lost: readonly string[]
}

/** What a change of tab does to the form, and what it loses. */
interface Carried {
  values: Partial<Pick<WizardForm, 'template' | 'advanced' | 'excludeAttributes' | 'batching'>>
  lost: readonly string[]
}

const nothing: Carried = { values: {}, lost: [] }

/** The switch between Template and Advanced: carries over what it can, and asks before it loses anything. */
export const useModeSwitch = () => {
  const { nexset } = useWizard()
  const { credential } = useChoices()
  const { getValues, setValue } = useFormContext<WizardForm>()
  const [question, setQuestion] = useState<SwitchQuestion | null>(null)

  const carry = (to: WizardForm['tab']): Carried => {
    const form = getValues()
    if (to === 'advanced') return overToAdvanced(form)
    if (isAsCarriedOver(form))
      return form.template.operation === ''
        ? { values: { template: startForm(nexset.attributes).template }, lost: [] }
        : nothing
    const place = { baseUrl: credential?.baseUrl ?? '', attributes: nexset.attributes }
    const { template, batching, lost } = templateFromAdvanced(form, place)
    return { values: { template, batching }, lost }
  }
  const go = (to: WizardForm['tab'], { values }: Carried) => {
    if (values.template) setValue('template', values.template)
    if (values.advanced) setValue('advanced', values.advanced)
    if (values.excludeAttributes) setValue('excludeAttributes', values.excludeAttributes)
    if (values.batching) setValue('batching', values.batching)
    setValue('tab', to, { shouldDirty: true })
    setQuestion(null)
  }
  const switchTo = (tab: string | null) => {
    const to = tab === 'advanced' ? 'advanced' : 'template'
    if (to === getValues('tab')) return
    const carried = carry(to)
    if (carried.lost.length > 0) setQuestion({ to, lost: carried.lost })
    else go(to, carried)
  }
  const confirm = () => {
    if (question) go(question.to, carry(question.to))
  }
  return { switchTo, question, confirm, cancel: () => setQuestion(null) }
}

/** The template's settings as Advanced ones; nothing without an operation. */
const overToAdvanced = (form: WizardForm): Carried => {
  const config = toConfig({ ...form, tab: 'template' })
  const operation = operationById(form.template.operation)
  if (config.mode !== 'template' || !operation) return nothing
  const { config: advanced, lost } = toAdvanced(config, operation)
  const carried = fromConfig(advanced)
  const { excludeAttributes, batching } = carried
  return { values: { advanced: carried.advanced, excludeAttributes, batching }, lost }
}

/** True while Advanced still says what was carried over, so that going back loses nothing. */
const isAsCarriedOver = (form: WizardForm): boolean => {
  const { advanced } = overToAdvanced(form).values
  return advanced === undefined ? form.advanced.url === '' : isSameAdvanced(advanced, form.advanced)
}

const isSameAdvanced = (one: AdvancedForm, other: AdvancedForm): boolean =>
  one.method === other.method &&
  one.url === other.url &&
  one.wrapKey === other.wrapKey &&
  JSON.stringify(one.headers) === JSON.stringify(other.headers)
