import type { Credential } from '@ferry/contract'
import { useFormContext, useWatch } from 'react-hook-form'
import { connectors } from './connector/catalogue.ts'
import type { Connector } from './connector/connector.ts'
import type { WizardForm } from './form.ts'
import { nameOf } from './name-of.ts'
import { useWizard } from './wizard-context.tsx'

export interface Choices {
  connector: Connector | undefined
  credential: Credential | undefined
  /** The name the destination will have: the one typed, else made of Nexset and credential. */
  name: string
}

/** What has been chosen on the first steps, as objects instead of ids. */
export const useChoices = (): Choices => {
  const { nexset, credentials } = useWizard()
  const { control } = useFormContext<WizardForm>()
  const [connectorId, credentialId, name] = useWatch({ control, name: ['connector', 'credentialId', 'name'] })
  const connector = connectors.find(({ id }) => id === connectorId)
  const credential = credentials.find(({ id }) => id === credentialId)
  return {
    connector,
    credential,
    name: nameOf({ name, connector: connectorId, credentialId }, nexset, credentials),
  }
}
