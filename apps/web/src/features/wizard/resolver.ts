import { DestinationConfig } from '@ferry/core'
import type { FieldError, Resolver } from 'react-hook-form'
import { toConfig } from './convert/to-config.ts'
import type { WizardForm } from './form.ts'
import { thingOfIssue } from './things.ts'

/** The form is valid when core's schema takes the config it makes. Errors are keyed by the place of their control. */
export const resolver: Resolver<WizardForm> = (values) => {
  const parsed = DestinationConfig.safeParse(toConfig(values))
  if (parsed.success) return { values, errors: {} }
  const errors: Record<string, FieldError> = {}
  for (const issue of parsed.error.issues) {
    const { place, sentence } = thingOfIssue(issue)
    errors[place] ??= { type: 'config', message: sentence }
  }
  return { values: {}, errors }
}
