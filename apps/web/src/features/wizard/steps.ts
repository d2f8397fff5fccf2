import type { WizardStep } from '../../paths.ts'
import type { WizardForm } from './form.ts'

export interface Step {
  /** Last part of the step's URL. */
  path: WizardStep
  title: string
  /** The form's fields that are set on it; each field belongs to exactly one step. */
  fields: readonly (keyof WizardForm)[]
  /** What it says in place of a silent refusal when a field of it is still empty. */
  missing: string
}

export const steps = [
  {
    path: 'connector',
    title: 'Connector',
    fields: ['connector'],
    missing: 'Choose where the records go.',
  },
  {
    path: 'credential',
    title: 'Credential',
    fields: ['credentialId'],
    missing: 'Choose a credential, or create one.',
  },
  {
    path: 'configure',
    title: 'Configure',
    fields: [
      'name',
      'tab',
      'template',
      'advanced',
      'excludeAttributes',
      'batching',
      'responseWebhook',
      'delivery',
    ],
    missing: '',
  },
] as const satisfies readonly Step[]

/** Fields that must be filled before the next step can be reached. */
const choices = { connector: 'connector', credential: 'credentialId', configure: null } as const

/** True when a step's own choice has been made; Configure is done only by saving. */
export const isStepDone = (
  path: WizardStep,
  form: Pick<WizardForm, 'connector' | 'credentialId'>,
): boolean => {
  const field = choices[path]
  return field !== null && form[field] !== ''
}

/** The furthest step a form may show: the first whose choice is still open. A shared link to a later one leads here. */
export const reachedStep = (form: Pick<WizardForm, 'connector' | 'credentialId'>): number => {
  const open = steps.findIndex((step) => !isStepDone(step.path, form))
  return open === -1 ? steps.length - 1 : open
}
