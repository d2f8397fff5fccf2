import type { Credential, Nexset } from '@ferry/contract'
import { connectors } from './connector/catalogue.ts'
import type { WizardForm } from './form.ts'

/** The name the destination will have: the one typed, else made of Nexset and credential, `API usage → Lago EU`. */
export const nameOf = (
  { name, connector, credentialId }: Pick<WizardForm, 'name' | 'connector' | 'credentialId'>,
  nexset: Pick<Nexset, 'name'>,
  credentials: readonly Pick<Credential, 'id' | 'name'>[],
): string => {
  if (name.trim() !== '') return name.trim()
  const target =
    credentials.find(({ id }) => id === credentialId)?.name ??
    connectors.find(({ id }) => id === connector)?.name
  return (target === undefined ? nexset.name : `${nexset.name} → ${target}`).slice(0, 200)
}
