import type { Credential, Destination, Nexset } from '@ferry/contract'
import { createContext, type ReactNode, use } from 'react'
import type { WizardStep } from '../../paths.ts'
import type { WizardForm } from './form.ts'
import type { StepLink } from './wizard-steps.tsx'

/** What every step of one wizard knows besides the form's values. */
export interface WizardContext {
  nexset: Nexset
  credentials: readonly Credential[]
  /** `edit` keeps Nexset and connector, and does not say that Done saves it inactive. */
  purpose: 'create' | 'edit'
  /** The destination whose settings these are; null for a new one. */
  edited: Pick<Destination, 'id' | 'secretHeaders'> | null
  step: WizardStep
  stepLink: StepLink
  goTo: (step: WizardStep) => void
  /** Saves the form; rejects with an ApiError. */
  save: (form: WizardForm, name: string) => Promise<void>
  /** Below the header of each step: what must be known wherever one is. */
  notice?: ReactNode
}

const Context = createContext<WizardContext | null>(null)

export const WizardProvider = ({ value, children }: { value: WizardContext; children: ReactNode }) => (
  <Context value={value}>{children}</Context>
)

export const useWizard = (): WizardContext => {
  const wizard = use(Context)
  if (!wizard) throw new Error('A step of the wizard stands outside of it.')
  return wizard
}
